"""Prints one input that a program can stumble over, by name: hostile.py NAME. Standard library only."""
import gzip
import sys


def article(pmid, title="A title", more=""):
    return (f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article>'
            f"<Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue></Journal>"
            f"<ArticleTitle>{title}</ArticleTitle>{more}<Language>eng</Language></Article></MedlineCitation>"
            "</PubmedArticle>\n")


def article_set(articles, doctype=""):
    return f'<?xml version="1.0"?>\n{doctype}<PubmedArticleSet>\n{articles}</PubmedArticleSet>\n'


def many(first, last):
    return article_set("".join(article(n, f"Title number {n}") for n in range(first, last)))


def packed_many():
    return gzip.compress(many(1, 3000).encode(), mtime=0)


def billion_laughs():
    entities = '<!ENTITY lol "lol">' + "".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10))
    return article_set(article(1, "Before") + article(2, "&lol9;") + article(3, "After"),
                       f"<!DOCTYPE PubmedArticleSet [{entities}]>\n")


def external_entity():
    return article_set(article(1, "Before") + article(2, "&file;") + article(3, "After"),
                       '<!DOCTYPE PubmedArticleSet [<!ENTITY file SYSTEM "file:///etc/passwd">]>\n')


def many_terms(first, again):
    """A question of five megabytes."""
    return first + "".join(again.replace("@", str(n)) for n in range(5_000_000 // len(again))) + "\n"


def chain(first):
    """100,000 lines, each naming the one before."""
    return f"#1 {first}\n" + "".join(f"#{n} #{n - 1} OR x\n" for n in range(2, 100_001))


def named_twice():
    """Sixty lines, each naming the one before twice: written out they are a question of 2 to the 60 terms."""
    return "#1 lung[ti]\n" + "".join(f"#{n} (#{n - 1} OR a{n}[ti]) AND (#{n - 1} OR b[ti])\n" for n in range(2, 61))


INPUTS = {
    "few": lambda: many(1, 4),
    "many": lambda: many(1, 3000),
    "billion-laughs": billion_laughs,
    "external-entity": external_entity,
    "long-title": lambda: article_set(article(1, "Before") + article(2, "long " * 400_000) + article(3, "After")),
    "too-large": lambda: article_set(article(1, "Before") + article(2, "x" * (17 << 20)) + article(3, "After")),
    "bad-utf8": lambda: article_set(article(1, "Before") + article(2, "caf@@ time") + article(3, "After"))
    .encode().replace(b"@@", b"\xe9\xff"),
    "no-pmid": lambda: article_set(article(1, "Before") + article("", "Nameless") + article(3, "After"))
    .replace('<PMID Version="1"></PMID>', ""),
    "cut-gzip": lambda: packed_many()[:12000],
    "damaged-gzip": lambda: packed_many()[:12000] + b"\xff" * 64 + packed_many()[12064:],
    "cut-xml": lambda: many(1, 10)[:1500],
    "utf-16": lambda: many(1, 4).encode("utf-16"),
    "nul-bytes": lambda: article_set(article(1, "nul \0 byte") + article(2, "After")),
    "deep": lambda: article_set(article(1, "Before") + article(2, "<b>" * 50_000 + "deep" + "</b>" * 50_000) +
                                article(3, "After")),
    "long-question": lambda: many_terms("lung[ti]", " OR lung@[ti]"),
    "many-lines": lambda: many_terms("", "lung@[ti]\n"),
    "parentheses": lambda: "(" * 100_000 + "lung" + ")" * 100_000 + "\n",
    "open-quotes": lambda: many_terms("", '"lung@ OR '),
    "right-to-left": lambda: "\u200flung[ti]\u202e OR \u2067heart[ti]\u2069\n",
    "line-chain": lambda: chain("lung[ti]"),
    "line-circle": lambda: chain("#2000"),
    "named-twice": named_twice,
    "other-xml": lambda: '<?xml version="1.0"?>\n<html><body>Not found</body></html>\n',
}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in INPUTS:
        sys.exit(f"usage: hostile.py {' | '.join(sorted(INPUTS))}")
    made = INPUTS[sys.argv[1]]()
    sys.stdout.buffer.write(made if isinstance(made, bytes) else made.encode())
