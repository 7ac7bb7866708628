#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>
#include <unordered_map>

#include "base/error.hpp"

namespace evident {
namespace {

bool vanishes(UChar32 c) {
    if (c == 0x200B) return false;  // zero width space parts words, as its name says
    const auto type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
}

bool stands_alone(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_BOPOMOFO;
}

// Only the letters of Unicode 6.1 count, which every SQLite's unicode61 knows: a younger one may be a mark to it and a
// letter to us, so it is a mark to both. New Tai Lue vowel and tone signs and two Vedic signs, spacing marks in 6.1 and
// to SQLite still, became letters later.
bool known_to_fts(UChar32 c) {
    if ((c >= 0x19B0 && c <= 0x19C0) || c == 0x19C8 || c == 0x19C9 || c == 0x1CF2 || c == 0x1CF3) return false;
    UVersionInfo age;
    u_charAge(c, age);
    return age[0] < 6 || (age[0] == 6 && age[1] <= 1);
}

bool is_letter(UChar32 c) {
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    const auto mask = U_GET_GC_MASK(c);
    return (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0 && known_to_fts(c);
}

const icu::Transliterator& latin_to_ascii() {
    static const std::unique_ptr<icu::Transliterator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status)) throw Error(Fault::bug, "ICU has no Latin-ASCII transliterator");
        return made;
    }();
    return *instance;
}

icu::UnicodeString decomposed(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfkd = icu::Normalizer2::getNFKDInstance(status);
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString bare;
    const icu::UnicodeString spread = nfkd->normalize(icu::UnicodeString(c), status);
    for (int32_t i = 0; i < spread.length(); i = spread.moveIndex32(i, 1)) {
        const UChar32 part = spread.char32At(i);
        if (u_charType(part) != U_NON_SPACING_MARK) bare.append(part);
    }
    icu::UnicodeString whole = nfkc->normalize(bare, status);  // joins Hangul again
    if (U_FAILURE(status)) throw Error(Fault::bug, "ICU could not normalise a character");
    whole.foldCase();
    return whole;
}

bool has_foreign_latin(const icu::UnicodeString& text) {
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        UErrorCode status = U_ZERO_ERROR;
        if (c >= 0x80 && uscript_getScript(c, &status) == USCRIPT_LATIN) return true;
    }
    return false;
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// The runs of letters in the text, each single-standing character a run of its own.
std::vector<std::string> parts_of(const icu::UnicodeString& text) {
    std::vector<std::string> out;
    icu::UnicodeString run;
    const auto close = [&] {
        if (!run.isEmpty()) out.push_back(utf8(run));
        run.remove();
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 part = text.char32At(i);
        if (!is_letter(part) || stands_alone(part)) close();
        if (is_letter(part)) run.append(part);
        if (stands_alone(part)) close();
    }
    close();
    return out;
}

Folded classified(const icu::UnicodeString& text) {
    auto parts = parts_of(text);
    const std::string whole = utf8(text);
    // The comma of Chinese text is left out: it parts numbers, where the full-width point joins them.
    if (parts.empty()) return {CharClass::mark, whole == "+" || whole == "." ? whole : std::string(), {}};
    if (parts.size() > 1 || parts[0] != whole) return {CharClass::sequence, {}, std::move(parts)};
    return {stands_alone(text.char32At(0)) ? CharClass::single : CharClass::letter, whole, {}};
}

Folded make(UChar32 c) {
    if (vanishes(c)) return {CharClass::nothing, {}, {}};
    icu::UnicodeString text = decomposed(c);
    if (has_foreign_latin(text)) latin_to_ascii().transliterate(text);
    return classified(text);
}

}  // namespace

bool stands_alone(std::string_view word) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), int32_t(word.size())));
    return text.countChar32() == 1 && stands_alone(text.char32At(0));
}

const Folded& fold(char32_t character) {
    thread_local std::unordered_map<char32_t, Folded> cache;
    const auto found = cache.find(character);
    if (found != cache.end()) return found->second;
    return cache.emplace(character, make(static_cast<UChar32>(character))).first->second;
}

}  // namespace evident
