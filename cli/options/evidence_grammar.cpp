// What tells of reviews, their claims, and the studies for and against them.
#include "cli/options/grammar.hpp"

namespace evident {
namespace {

OptionForm review_option(std::string& review, std::string help = "Review (default: the only one)") {
    return {"--review", &review, std::move(help), "KEY"};
}

CommandForm verify_form(Typing& typing) {
    auto& claim = typing.claim;
    return {.name = "verify",
            .help = "Statements of a file against whatever the store holds",
            .options = {{"--claims", &claim.claims, "Lines of {\"id\", \"claim\"}", "FILE", true},
                        {"--out", &claim.out, "Lines of {\"id\", \"evidence\", \"ranked\"}", "FILE", true},
                        {.name = "--top",
                         .value = &claim.top,
                         .help = "At most so many reports give evidence (default 3)",
                         .type = "N",
                         .range = std::pair(1, 100)}},
            .chosen = choosing(typing, claim, ClaimOptions::Action::verify)};
}

CommandForm judge_form(Typing& typing) {
    auto& link = typing.link;
    return {.name = "judge",
            .help = "Add a judgement; earlier ones are kept",
            .options =
                {{.name = "CLAIM", .value = &link.claim, .help = "Claim", .required = true},
                 {.name = "REPORT", .value = &link.report, .help = "pmid:N, doi:10... or SOURCE:KEY", .required = true},
                 {"--direction",
                  &link.direction,
                  "supports, disputes or neutral",
                  "D",
                  true,
                  {"supports", "disputes", "neutral"}},
                 {"--directness", &link.directness, "direct or indirect", "D", false, {"direct", "indirect"}},
                 {"--by", &link.by, "Who judges", "NAME", true},
                 {"--why", &link.why, "The reason", "TEXT", true},
                 {"--quote", &link.quote, "The words that say it", "TEXT"}},
            .chosen = choosing(typing, link, LinkOptionsTyped::Action::judge)};
}

}  // namespace

CommandForm review_form(Typing& typing) {
    auto& review = typing.review;
    using Action = ReviewOptions::Action;
    return {.name = "review",
            .help = "Review packages: import, list, show, export",
            .end =
                "Examples:\n  evident review import corpus/tlcr-2025-163\n  evident review show tlcr-2025-163\n"
                "  evident review export tlcr-2025-163 copy/",
            .commands = {
                {.name = "import",
                 .help = "Take in a package's protocol, claims and links (not its records)",
                 .options = {{.name = "DIR", .value = &review.folder, .help = "Package folder", .required = true}},
                 .chosen = choosing(typing, review, Action::import)},
                {.name = "export",
                 .help = "Write a review as a package, with the records its claims rest on",
                 .options = {{.name = "KEY", .value = &review.key, .help = "Review", .required = true},
                             {.name = "DIR", .value = &review.folder, .help = "Folder to make", .required = true}},
                 .chosen = choosing(typing, review, Action::export_)},
                {.name = "list", .help = "The reviews of this store", .chosen = choosing(typing, review, Action::list)},
                {.name = "show",
                 .help = "One review: protocol, claims, counts",
                 .options = {{"KEY", &review.key, "Review (default: the only one)"}},
                 .chosen = choosing(typing, review, Action::show)}}};
}

CommandForm claim_form(Typing& typing) {
    auto& claim = typing.claim;
    using Action = ClaimOptions::Action;
    const OptionForm without{"--without-curated", &claim.without_curated, "The package's own links play no part"};
    const OptionForm as_of{"--as-of", &claim.as_of, "As it was on that day"};
    return {.name = "claim",
            .help = "The claims of a review and the studies for and against them",
            .end =
                "Examples:\n  evident claim link\n  evident claim list\n  evident claim show T1a\n"
                "  evident claim show T6b --json\n"
                "  evident claim verify --claims claims.jsonl --out verdicts.jsonl",
            .options = {review_option(claim.review)},
            .commands = {
                {.name = "list",
                 .help = "Every claim with its counts",
                 .options = {without, as_of},
                 .chosen = choosing(typing, claim, Action::list)},
                {.name = "show",
                 .help = "One claim with its studies, for, against and neutral",
                 .options = {{.name = "KEY", .value = &claim.key, .help = "Claim", .required = true}, without, as_of},
                 .chosen = choosing(typing, claim, Action::show)},
                {.name = "link",
                 .help = "(Re)compute which reports bear on each claim",
                 .options = {{"KEY", &claim.key, "Only this claim"}, without},
                 .chosen = choosing(typing, claim, Action::link)},
                verify_form(typing)}};
}

CommandForm link_form(Typing& typing) {
    auto& link = typing.link;
    return {.name = "link",
            .help = "A person's word on what a report says of a claim",
            .end =
                "Examples:\n  evident link judge T1a pmid:31668728 --direction supports --by 'A reviewer' "
                "--why 'response in 62 %'\n  evident link history T1a pmid:31668728",
            .options = {review_option(link.review)},
            .commands = {judge_form(typing),
                         {.name = "history",
                          .help = "All judgements of a claim, or of one report for it",
                          .options = {{.name = "CLAIM", .value = &link.claim, .help = "Claim", .required = true},
                                      {"REPORT", &link.report, "Only of this report"}},
                          .chosen = choosing(typing, link, LinkOptionsTyped::Action::history)}}};
}

CommandForm certificate_form(Typing& typing) {
    auto& certificate = typing.certificate;
    return {
        .name = "certificate",
        .help = "Why a report is in a review or out of it; all of them, sealed",
        .end =
            "Examples:\n"
            "  evident certificate pmid:31668728 --review tlcr-2025-163\n"
            "  evident certificate --all --out sealed.jsonl\n"
            "  evident certificate --verify sealed.jsonl",
        .options = {{"REPORT", &certificate.report, "pmid:N, doi:10... or SOURCE:KEY"},
                    review_option(certificate.review),
                    {"--all", &certificate.all, "Every report found or brought, a JSON line each, sealed as a chain"},
                    {"--out", &certificate.out, "Write the sealed list to a file", "FILE"},
                    {"--verify", &certificate.verify, "Check the chain of a sealed list", "FILE"}},
        .chosen = choosing(typing, certificate)};
}

CommandForm ledger_form(Typing& typing) {
    auto& ledger = typing.ledger;
    return {
        .name = "ledger",
        .help = "What came, or changed, after the review's cutoff, and why it is late",
        .end = "Examples:\n  evident ledger --since 2025-01-01",
        .options = {review_option(ledger.review), {"--since", &ledger.since, "Only what came on that day or later"}},
        .chosen = choosing(typing, ledger)};
}

CommandForm standing_form(Typing& typing) {
    auto& standing = typing.standing;
    return {.name = "standing",
            .help = "Reports that are retracted, doubted, superseded or corrected",
            .end = "Examples:\n  evident standing --review tlcr-2025-163",
            .options = {review_option(standing.review, "Only reports its claims are linked to")},
            .chosen = choosing(typing, standing)};
}

CommandForm export_form(Typing& typing) {
    auto& out = typing.export_;
    return {.name = "export",
            .help = "Write what is known of a review for others",
            .end = "Examples:\n  evident export --review tlcr-2025-163 --format prisma-s --out searches.md",
            .options = {review_option(out.review),
                        {"--format", &out.format, "prisma-s: the report of the searches", "F", true},
                        {"--out", &out.out, "File to write (default: standard output)", "FILE"}},
            .chosen = choosing(typing, out)};
}

}  // namespace evident
