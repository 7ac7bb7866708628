#include "ingest/format/parts/slicer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// A processing instruction or DOCTYPE longer than this is taken for a broken tag, so that one damaged byte cannot hide
// the rest of a file.
constexpr std::size_t longest_instruction = std::size_t(4) << 10;
constexpr std::size_t longest_doctype = std::size_t(1) << 20;

bool ends_name(char c) { return c == '>' || c == '/' || c == ' ' || (c >= '\t' && c <= '\r'); }

// The bytes a tag must show before it can be told: a prefix, a name and what ends it.
constexpr std::size_t longest_tag_name = 64;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool looks_utf16(std::string_view head) {
    if (head.size() < 2) return false;
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) return true;
    return (first == '<' && second == 0) || (first == 0 && second == '<');
}

std::string declared_encoding(std::string_view head) {
    if (!head.starts_with("<?xml")) return {};
    head = head.substr(0, head.find("?>"));
    const auto word = head.find("encoding");
    if (word == npos) return {};
    const auto open = head.find_first_of("'\"", word);
    if (open == npos) return {};
    return lower(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
}

// Where a DOCTYPE ends (just after its ">"), or npos when the text ends first. Quoted literals and comments may hold
// any mark; brackets hold the internal subset.
std::size_t doctype_end(std::string_view text) {
    int brackets = 0;
    for (std::size_t at = 9; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            at = text.find(c, at + 1);
        } else if (c == '<' && text.substr(at, 4) == "<!--") {
            at = text.find("-->", at + 4);
        } else if (c == '[') {
            ++brackets;
        } else if (c == ']') {
            --brackets;
        } else if (c == '>' && brackets <= 0) {
            return at + 1;
        }
        if (at == npos) return npos;
    }
    return npos;
}

}  // namespace

Slicer::Slicer(std::unique_ptr<Bytes> bytes, std::string input, const SliceGrammar& grammar, std::size_t chunk)
    : bytes_(std::move(bytes)), input_(std::move(input)), grammar_(grammar), chunk_(std::max<std::size_t>(chunk, 1)) {}

void Slicer::fail(const std::string& message, const std::string& advice, std::uint64_t begin, std::uint64_t end) {
    finished_ = true;
    throw Error(Fault::source, message, advice, Place{input_, begin, end});
}

bool Slicer::next(Slice& slice) {
    if (finished_) return false;
    if (!started_) begin_reading();
    return scan(slice);
}

void Slicer::begin_reading() {
    started_ = true;
    while (filled_ < 512 && fill()) {
    }
    if (looks_utf16(rest(0))) {
        fail(fmt::format("{} is UTF-16, which is not read", input_), "convert it: iconv -f UTF-16 -t UTF-8", 0,
             filled_);
    }
    if (rest(0).starts_with("\xEF\xBB\xBF")) at_ = 3;
    encoding_ = declared_encoding(rest(at_));
}

// Asks the stream for one more chunk, after making room for it; false when there is none.
bool Slicer::fill() {
    if (ended_) return false;
    const std::size_t keep = inside_ && !too_large_ ? begin_ : at_;
    if (keep > 0 && filled_ + chunk_ > buffer_.size()) {
        std::memmove(buffer_.data(), buffer_.data() + keep, filled_ - keep);
        dropped_ += keep;
        filled_ -= keep;
        at_ -= keep;
        searched_ -= std::min(searched_, keep);
        begin_ -= std::min(begin_, keep);
    }
    if (filled_ + chunk_ > buffer_.size()) buffer_.resize(std::max(buffer_.size() * 2, filled_ + 2 * chunk_));
    std::size_t count = 0;
    try {
        count = bytes_->read(std::span(buffer_).subspan(filled_, chunk_));
    } catch (...) {
        finished_ = true;
        throw;
    }
    filled_ += count;
    ended_ = count == 0;
    return count > 0;
}

bool Slicer::scan(Slice& slice) {
    while (true) {
        const void* hit = filled_ > at_ ? std::memchr(buffer_.data() + at_, '<', filled_ - at_) : nullptr;
        at_ = hit == nullptr ? filled_ : std::size_t(static_cast<const char*>(hit) - buffer_.data());
        const Step step = hit == nullptr ? Step::more : look(slice);
        if (step == Step::found) return true;
        if (step == Step::again) continue;
        if (inside_ && !too_large_ && filled_ - begin_ > largest_record) {
            give_up_record();
            continue;
        }
        const bool knew_end = ended_;
        if (fill() || !knew_end)
            continue;         // the last bytes are looked at again once it is known that they are the last
        if (at_ < filled_) {  // a construct without an end: its first mark was none
            ++at_;
            searched_ = 0;
            continue;
        }
        return at_end();
    }
}

// at_ stands on a "<".
Slicer::Step Slicer::look(Slice& slice) {
    const auto text = rest(at_);
    if (text.size() < longest_tag_name && !ended_) return Step::more;
    const char next = text.size() > 1 ? text[1] : '\0';
    if (next == '!') {
        if (text.starts_with("<!--")) return pass_over("<!--", "-->", npos);
        if (text.starts_with("<![CDATA[")) return pass_over("<![CDATA[", "]]>", npos);
        if (text.starts_with("<!DOCTYPE") && !inside_) return pass_doctype();
    }
    if (next == '?') return pass_over("<?", "?>", longest_instruction);
    return inside_ ? look_inside(slice) : look_outside(slice);
}

Slicer::Step Slicer::pass_over(std::string_view opening, std::string_view closing, std::size_t longest) {
    const auto text = rest(at_);
    const auto from = std::max(opening.size(), searched_ > at_ ? searched_ - at_ : 0);
    const auto end = text.find(closing, from);
    if (end < longest && end != npos) {
        at_ += end + closing.size();
        return Step::again;
    }
    if (text.size() > longest || end != npos) {
        ++at_;
        return Step::again;
    }
    searched_ = at_ + text.size() - std::min(text.size() - opening.size(), closing.size() - 1);
    if ((!inside_ || too_large_) && text.size() > largest_record) {  // need not be held
        at_ = searched_ - opening.size();
        std::memcpy(buffer_.data() + at_, opening.data(), opening.size());
    }
    return Step::more;
}

Slicer::Step Slicer::pass_doctype() {
    const auto text = rest(at_);
    const auto end = doctype_end(text.substr(0, longest_doctype));
    if (end == npos && text.size() < longest_doctype && !ended_) return Step::more;
    at_ += end == npos ? 9 : end;
    return Step::again;
}

// The name of the element at that place (after "<" or "</"), with its prefix.
std::string_view Slicer::local_name(std::size_t at) const {
    const auto text = rest(at).substr(0, longest_tag_name);
    std::size_t size = 0;
    while (size < text.size() && !ends_name(text[size])) ++size;
    return size == text.size() ? std::string_view{} : text.substr(0, size);
}

Slicer::Tag Slicer::record_tag(std::size_t at) const {
    const auto whole = local_name(at);
    if (whole.empty()) return {};
    const auto colon = grammar_.any_prefix ? whole.find(':') : npos;
    const auto name = colon == npos ? whole : whole.substr(colon + 1);
    for (const auto& element : grammar_.records) {
        if (name == element.name) return {element.kind, whole.size()};
    }
    return {};
}

// The end tag at that place (after "</") is one of an element that holds records.
bool Slicer::closes_root(std::size_t at) const {
    auto name = local_name(at);
    if (const auto colon = name.find(':'); grammar_.any_prefix && colon != npos) name.remove_prefix(colon + 1);
    return std::find(grammar_.roots.begin(), grammar_.roots.end(), name) != grammar_.roots.end();
}

Slicer::Step Slicer::look_outside(Slice& slice) {
    const bool closing = rest(at_).starts_with("</");
    const Tag tag = record_tag(at_ + (closing ? 2 : 1));
    if (tag.name_size == 0) return root_tag();
    if (!closing) return record_starts(tag, slice);
    const auto end = rest(at_).find('>');
    if (end == npos && !ended_) return Step::more;
    begin_ = 0;
    const auto stop = end == npos ? filled_ : at_ + end + 1;
    record_begin_ = last_end_;
    emit(slice, Slice::Kind::headless, stop);
    return Step::found;
}

// Remembers whether the root element is open, to tell a cut file from a whole one.
Slicer::Step Slicer::root_tag() {
    const auto text = rest(at_);
    const auto end = text.find('>');
    if (end == npos && text.size() < longest_instruction && !ended_) return Step::more;
    const auto tag = text.substr(0, std::min(end, longest_instruction));
    if (root_.empty() && tag.size() > 1 && (is_lower(lower(tag.substr(1, 1))[0]))) {
        root_ = std::string(tag.substr(1, std::min(tag.find_first_of(" \t\r\n/>"), tag.size()) - 1));
        root_open_ = !tag.ends_with('/');
    } else if (tag.starts_with("</") && trim(tag.substr(2)) == root_) {
        root_open_ = false;
    } else if (!root_.empty() && tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1) == root_) {
        root_open_ = !tag.ends_with('/');  // several files one after another
    }
    ++at_;
    return Step::again;
}

Slicer::Step Slicer::record_starts(const Tag& tag, Slice& slice) {
    const auto text = rest(at_);
    const auto end = text.find('>', tag.name_size);
    if (end == npos && !ended_ && text.size() < largest_record) return Step::more;
    begin_ = at_;
    record_begin_ = offset(at_);
    kind_ = tag.kind;
    markup_ = false;
    depth_ = 0;
    if (end != npos && text[end - 1] == '/') {
        emit(slice, kind_, at_ + end + 1);
        return Step::found;
    }
    inside_ = true;
    at_ += tag.name_size + 1;
    return Step::again;
}

Slicer::Step Slicer::look_inside(Slice& slice) {
    const char next = filled_ - at_ > 1 ? buffer_[at_ + 1] : '\0';
    if (next == '/') {
        const Tag tag = record_tag(at_ + 2);
        if (tag.name_size > 0 && tag.kind == kind_ && depth_-- == 0) return record_ends(slice);
        if (closes_root(at_ + 2)) {
            emit(slice, Slice::Kind::unfinished, at_);
            return Step::found;
        }
    } else if (record_tag(at_ + 1).name_size > 0) {
        if (!grammar_.nested) {
            emit(slice, Slice::Kind::unfinished, at_);
            return Step::found;
        }
        const auto end = rest(at_).find('>');
        if (end == npos && !ended_) return Step::more;
        if (end != npos && rest(at_)[end - 1] != '/') ++depth_;
    } else if (is_lower(next)) {
        markup_ = true;
    }
    ++at_;
    return Step::again;
}

Slicer::Step Slicer::record_ends(Slice& slice) {
    const auto end = rest(at_).find('>');
    if (end == npos) {
        if (!ended_) return Step::more;
        ++at_;
        return Step::again;
    }
    const auto stop = at_ + end + 1;
    const bool large = too_large_ || stop - begin_ > largest_record;
    emit(slice, large ? Slice::Kind::too_large : kind_, stop);
    return Step::found;
}

void Slicer::emit(Slice& slice, Slice::Kind kind, std::size_t end) {
    const bool whole = kind == Slice::Kind::article || kind == Slice::Kind::book || kind == Slice::Kind::deletion;
    slice.kind = too_large_ ? Slice::Kind::too_large : kind;
    slice.begin = record_begin_;
    slice.end = offset(end);
    slice.text = whole ? std::span(buffer_).subspan(begin_, end - begin_) : std::span<char>{};
    slice.markup = markup_;
    at_ = end;
    searched_ = 0;
    last_end_ = slice.end;
    inside_ = too_large_ = false;
    any_slice_ = true;
}

// The record is above the limit. Its bytes are let go of; a comment or CDATA that has no end yet is taken for text, so
// that it cannot hide the records behind it.
void Slicer::give_up_record() {
    too_large_ = true;
    if (at_ < filled_) {
        ++at_;
        searched_ = 0;
    }
}

// Nothing follows. False when that is as it should be.
bool Slicer::at_end() {
    finished_ = true;
    const auto end = offset(filled_);
    if (inside_) {
        fail(fmt::format("{} ends inside the record that begins at byte {}", input_, record_begin_),
             "fetch the file again; every record before that point was read", record_begin_, end);
    }
    if (root_open_) {
        fail(fmt::format("{} ends before </{}>: the file is cut", input_, root_),
             "fetch the file again; every record before that point was read", last_end_, end);
    }
    const auto& roots = grammar_.roots;
    if (!any_slice_ && std::find(roots.begin(), roots.end(), root_.substr(root_.find(':') + 1)) == roots.end()) {
        fail(root_.empty()
                 ? fmt::format("{} holds no XML elements", input_)
                 : fmt::format("{} holds no {} records: its root element is <{}>", input_, grammar_.what, root_),
             fmt::format("check that this is a {} XML file", grammar_.what), 0, end);
    }
    return false;
}

}  // namespace evident
