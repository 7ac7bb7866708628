#include "query/ast/print.hpp"

#include <fmt/format.h>

namespace evident {
namespace {

class Printer {
  public:
    explicit Printer(bool indented) : indented_(indented) {}

    void add(const Node& node) {
        std::visit([this](const auto& what) { write(what); }, node.is);
    }
    std::string take() { return std::move(out_); }

  private:
    void write(const Nothing&) { out_ += "(nothing)"; }
    void write(const All&) { out_ += "(all)"; }

    void write(const Words& words) {
        out_ += "(words " + print(words.fields);
        for (const auto& term : words.terms) {
            out_ += " \"" + term.word;
            out_ += term.prefix ? "*\"" : "\"";
        }
        out_ += ')';
    }

    void write(const Near& near) {
        write(fmt::format("({} {}", near.ordered ? "next" : "near", near.between), near.parts);
    }

    void write(const Line& line) { out_ += fmt::format("(line {})", line.number); }

    void write(const Tag& tag) {
        out_ += "(tag " + tag.token;
        if (tag.prefix) out_ += '*';
        if (tag.explode) out_ += " explode";
        out_ += ')';
    }

    void write(const Between& between) {
        out_ += "(between";
        for (const auto date : between.dates) {
            out_ += ' ';
            out_ += name(date);
        }
        out_ += ' ' + to_iso(between.from) + ".." + to_iso(between.to) + ')';
    }

    void write(const And& all) { write("(and", all.parts); }
    void write(const Or& any) { write("(or", any.parts); }
    void write(const Not& negated) { write("(not", negated.part); }

    void write(std::string_view head, const std::vector<Node>& parts) {
        out_ += head;
        depth_ += 2;
        for (const auto& part : parts) {
            if (indented_) {
                out_ += '\n';
                out_.append(depth_, ' ');
            } else {
                out_ += ' ';
            }
            add(part);
        }
        depth_ -= 2;
        out_ += ')';
    }

    bool indented_;
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace

std::string print(const FieldSet& fields) {
    if (fields == plain_fields) return "plain";
    for (const auto& row : search_fields()) {
        if (row.kind == SearchField::Kind::words && !row.name.empty() && row.fields == fields)
            return std::string(row.name);
    }
    std::string out;
    for (const auto& column : columns()) {
        if (!fields.has(column.field)) continue;
        if (!out.empty()) out += '+';
        out += column.name;
    }
    return out.empty() ? "none" : out;
}

std::string print(const Node& node) {
    Printer printer(false);
    printer.add(node);
    return printer.take();
}

std::string print_indented(const Node& node) {
    Printer printer(true);
    printer.add(node);
    return printer.take();
}

}  // namespace evident
