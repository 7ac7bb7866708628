"""Reads a feed that evident wrote with Python's own XML parser and holds it against RFC 4287: read_feed.py TEST_EXPORT."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def one(parent, name):
    found = parent.findall(ATOM + name)
    assert len(found) == 1, f"{len(found)} of {name} in {parent.tag}"
    return found[0]


def check(feed):
    assert feed.tag == ATOM + "feed", feed.tag
    ids = [one(feed, "id").text]
    assert one(feed, "title").text
    assert MOMENT.fullmatch(one(feed, "updated").text)
    assert one(one(feed, "author"), "name").text == "evident"
    entries = feed.findall(ATOM + "entry")
    assert len(entries) == 2, len(entries)
    for entry in entries:
        ids.append(one(entry, "id").text)
        assert one(entry, "title").text == "evident: 1 retracted, 1 new for a claim, trouble with embase; 3 re..."
        assert MOMENT.fullmatch(one(entry, "updated").text)
        content = one(entry, "content")
        assert content.get("type") == "html"
        # The HTML within is well formed too, and says what it was given.
        html = xml.fromstring(f"<div>{content.text}</div>")
        words = "".join(html.itertext())
        assert 'Alphatinib < betamab & "gammanib" in 软脑膜转移' in words, words
        assert 'a.xml ends inside the record <item> & "more" [unreadable-input]' in words, words
        assert [a.get("href") for a in html.iter("a")] == ["https://pubmed.ncbi.nlm.nih.gov/2/",
                                                           "https://doi.org/10.1000/a%3Cb%3E%26c"], words
    assert len(set(ids)) == 3, ids
    assert all(re.fullmatch(r"tag:evident\.invalid,2026:0123abcd(/run/\d+)?", name) for name in ids), ids


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "feed.xml")
        subprocess.run([sys.argv[1], "[.write-feed]"], check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"EVIDENT_FEED_FILE": path})
        check(xml.parse(path).getroot())


if __name__ == "__main__":
    main()
