#include "ingest/format/bibtex/latex_signs.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

struct Sign {
    std::string_view command;
    std::string_view text;
};

// Sorted by command.
constexpr std::array<Sign, 264> signs = {{
    {" ", " "}, {"!", ""}, {"#", "#"}, {"$", "$"}, {"%", "%"}, {"&", "&"}, {"(", ""}, {")", ""}, {",", " "},
    {"-", ""}, {"/", ""}, {":", " "}, {";", " "}, {"@", "@"}, {"AA", "Å"}, {"AE", "Æ"}, {"BibTeX", "BibTeX"},
    {"DH", "Ð"}, {"DJ", "Đ"}, {"Delta", "Δ"}, {"EUR", "€"}, {"Gamma", "Γ"}, {"L", "Ł"}, {"LaTeX", "LaTeX"},
    {"Lambda", "Λ"}, {"NG", "Ŋ"}, {"O", "Ø"}, {"OE", "Œ"}, {"Omega", "Ω"}, {"P", "¶"}, {"Phi", "Φ"}, {"Pi", "Π"},
    {"Psi", "Ψ"}, {"Rightarrow", "⇒"}, {"S", "§"}, {"SS", "ẞ"}, {"Sigma", "Σ"}, {"TH", "Þ"}, {"TeX", "TeX"},
    {"Theta", "Θ"}, {"Upsilon", "Υ"}, {"Vert", "‖"}, {"Xi", "Ξ"}, {"[", ""}, {"\\", " "}, {"]", ""}, {"_", "_"},
    {"aa", "å"}, {"ae", "æ"}, {"alpha", "α"}, {"angstrom", "Å"}, {"approx", "≈"}, {"ast", "∗"},
    {"backslash", "\\"}, {"beta", "β"}, {"bullet", "•"}, {"cap", "∩"}, {"cdot", "·"}, {"cdots", "⋯"},
    {"celsius", "℃"}, {"checkmark", "✓"}, {"chi", "χ"}, {"circ", "°"}, {"cong", "≅"}, {"copyright", "©"},
    {"cup", "∪"}, {"dag", "†"}, {"dagger", "†"}, {"ddag", "‡"}, {"ddagger", "‡"}, {"degree", "°"}, {"delta", "δ"},
    {"dh", "ð"}, {"div", "÷"}, {"dj", "đ"}, {"dots", "…"}, {"downarrow", "↓"}, {"ell", "ℓ"}, {"emptyset", "∅"},
    {"epsilon", "ϵ"}, {"equiv", "≡"}, {"eta", "η"}, {"euro", "€"}, {"exists", "∃"}, {"forall", "∀"},
    {"gamma", "γ"}, {"ge", "≥"}, {"geq", "≥"}, {"geqslant", "≥"}, {"gg", "≫"}, {"gt", ">"}, {"guillemotleft", "«"},
    {"guillemotright", "»"}, {"hbar", "ℏ"}, {"i", "ı"}, {"in", "∈"}, {"infty", "∞"}, {"int", "∫"}, {"iota", "ι"},
    {"j", "ȷ"}, {"kappa", "κ"}, {"l", "ł"}, {"lambda", "λ"}, {"langle", "⟨"}, {"lbrace", "{"}, {"ldots", "…"},
    {"le", "≤"}, {"leftarrow", "←"}, {"leftrightarrow", "↔"}, {"leq", "≤"}, {"leqslant", "≤"}, {"linebreak", " "},
    {"ll", "≪"}, {"lt", "<"}, {"mapsto", "↦"}, {"micro", "µ"}, {"mid", "∣"}, {"minus", "−"}, {"mu", "μ"},
    {"nabla", "∇"}, {"ne", "≠"}, {"neq", "≠"}, {"newline", " "}, {"ng", "ŋ"}, {"nobreakspace", " "},
    {"notin", "∉"}, {"nu", "ν"}, {"o", "ø"}, {"oe", "œ"}, {"ohm", "Ω"}, {"omega", "ω"}, {"par", " "},
    {"partial", "∂"}, {"permil", "‰"}, {"perthousand", "‰"}, {"phi", "φ"}, {"pi", "π"}, {"pm", "±"},
    {"pounds", "£"}, {"prime", "′"}, {"prod", "∏"}, {"propto", "∝"}, {"psi", "ψ"}, {"qquad", " "}, {"quad", " "},
    {"quotedblbase", "„"}, {"quotesinglbase", "‚"}, {"rangle", "⟩"}, {"rbrace", "}"}, {"rho", "ρ"},
    {"rightarrow", "→"}, {"sigma", "σ"}, {"sim", "∼"}, {"simeq", "≃"}, {"slash", "/"}, {"space", " "},
    {"sqrt", "√"}, {"ss", "ß"}, {"star", "⋆"}, {"subset", "⊂"}, {"sum", "∑"}, {"tau", "τ"}, {"textAA", "Å"},
    {"textDelta", "Δ"}, {"textGamma", "Γ"}, {"textOmega", "Ω"}, {"textalpha", "α"}, {"textampersand", "&"},
    {"textapprox", "≈"}, {"textasciicircum", "^"}, {"textasciitilde", "~"}, {"textasteriskcentered", "*"},
    {"textbackslash", "\\"}, {"textbar", "|"}, {"textbeta", "β"}, {"textbraceleft", "{"}, {"textbraceright", "}"},
    {"textbullet", "•"}, {"textcelsius", "℃"}, {"textcent", "¢"}, {"textchi", "χ"}, {"textcopyright", "©"},
    {"textdagger", "†"}, {"textdegree", "°"}, {"textdelta", "δ"}, {"textdollar", "$"}, {"textdownarrow", "↓"},
    {"textellipsis", "…"}, {"textemdash", "—"}, {"textemptyset", "∅"}, {"textendash", "–"}, {"textepsilon", "ε"},
    {"texteta", "η"}, {"texteuro", "€"}, {"textexclamdown", "¡"}, {"textgamma", "γ"}, {"textgeq", "≥"},
    {"textgreater", ">"}, {"textkappa", "κ"}, {"textlambda", "λ"}, {"textleq", "≤"}, {"textless", "<"},
    {"textmicro", "µ"}, {"textminus", "−"}, {"textmu", "μ"}, {"textmultiply", "×"}, {"textnumero", "№"},
    {"textomega", "ω"}, {"textonehalf", "½"}, {"textonequarter", "¼"}, {"textonesuperior", "¹"},
    {"textordfeminine", "ª"}, {"textordmasculine", "º"}, {"textpercent", "%"}, {"textperiodcentered", "·"},
    {"textperthousand", "‰"}, {"textphi", "φ"}, {"textpi", "π"}, {"textpm", "±"}, {"textpsi", "ψ"},
    {"textquestiondown", "¿"}, {"textquotedbl", "\""}, {"textquotedblleft", "“"}, {"textquotedblright", "”"},
    {"textquoteleft", "‘"}, {"textquoteright", "’"}, {"textquotesingle", "'"}, {"textregistered", "®"},
    {"textrho", "ρ"}, {"textrightarrow", "→"}, {"textsection", "§"}, {"textsigma", "σ"}, {"textsterling", "£"},
    {"texttau", "τ"}, {"texttheta", "θ"}, {"textthreequarters", "¾"}, {"textthreesuperior", "³"},
    {"texttimes", "×"}, {"texttrademark", "™"}, {"texttwosuperior", "²"}, {"textunderscore", "_"},
    {"textuparrow", "↑"}, {"textvisiblespace", " "}, {"textyen", "¥"}, {"textzeta", "ζ"}, {"th", "þ"},
    {"theta", "θ"}, {"times", "×"}, {"to", "→"}, {"uparrow", "↑"}, {"upsilon", "υ"}, {"varepsilon", "ε"},
    {"varphi", "φ"}, {"varrho", "ϱ"}, {"varsigma", "ς"}, {"vartheta", "ϑ"}, {"vee", "∨"}, {"vert", "|"},
    {"wedge", "∧"}, {"xi", "ξ"}, {"zeta", "ζ"}, {"{", "{"}, {"|", "‖"}, {"}", "}"},
}};

struct Accent {
    std::string_view command;
    char32_t mark;
};

constexpr std::array<Accent, 17> accents = {{
    {"`", 0x300},  {"'", 0x301}, {"^", 0x302}, {"~", 0x303}, {"=", 0x304}, {"u", 0x306}, {".", 0x307}, {"\"", 0x308},
    {"r", 0x30A},  {"H", 0x30B}, {"v", 0x30C}, {"d", 0x323}, {"c", 0x327}, {"k", 0x328}, {"b", 0x331}, {"t", 0x361},
    {"textcommabelow", 0x326},
}};

constexpr std::array<std::string_view, 36> text_commands = {
    "textit",      "textbf",     "emph",       "textrm",      "textsf",   "texttt",       "textsc",     "textsl",
    "textup",      "textmd",     "textnormal", "text",        "mbox",     "hbox",         "fbox",       "mathrm",
    "mathit",      "mathbf",     "mathsf",     "mathcal",     "mathbb",   "textsubscript", "underline", "ensuremath",
    "operatorname", "enquote",   "mkbibquote", "mkbibemph",   "uppercase", "MakeUppercase", "bibstring", "url",
    "nolinkurl",   "textgreek",  "foreignlanguage", "protect"};

constexpr std::array<std::string_view, 30> look_commands = {
    "it",     "bf",       "em",       "rm",       "sf",         "tt",           "sc",        "sl",        "itshape",
    "bfseries", "rmfamily", "sffamily", "ttfamily", "scshape",  "upshape",      "mdseries",  "normalfont", "displaystyle",
    "textstyle", "scriptstyle", "left", "right",   "relax",     "noopsort",     "small",     "large",     "normalsize",
    "selectfont", "boldmath", "limits"};

}  // namespace

std::string_view latex_sign(std::string_view command) {
    const auto at = std::lower_bound(signs.begin(), signs.end(), command,
                                     [](const Sign& sign, std::string_view wanted) { return sign.command < wanted; });
    return at == signs.end() || at->command != command ? std::string_view{} : at->text;
}

bool is_latex_sign(std::string_view command) {
    return std::binary_search(signs.begin(), signs.end(), Sign{command, {}},
                              [](const Sign& one, const Sign& other) { return one.command < other.command; });
}

char32_t latex_accent(std::string_view command) {
    for (const auto& accent : accents) {
        if (accent.command == command) return accent.mark;
    }
    return 0;
}

bool is_text_command(std::string_view command) {
    return std::find(text_commands.begin(), text_commands.end(), command) != text_commands.end();
}

bool is_look_command(std::string_view command) {
    return std::find(look_commands.begin(), look_commands.end(), command) != look_commands.end();
}

}  // namespace evident
