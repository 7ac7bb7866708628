// The only unit that includes CLI11: it is slow to compile.
#include "cli/options/parser.hpp"

#include <sstream>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace evident {
namespace {

// A day is checked as the person types it.
CLI::Option* add_day(CLI::App& app, const std::string& name, std::optional<Day>& day, const std::string& help) {
    return app
        .add_option_function<std::string>(
            name,
            [&day, name](const std::string& text) {
                day = parse_day(text);
                if (!day) throw CLI::ValidationError(name, text + " is not a day; write it as 2024-12-31");
            },
            help)
        ->type_name("DAY");
}

CLI::Option* add(CLI::App& app, const OptionForm& form) {
    return std::visit(
        [&](auto* value) -> CLI::Option* {
            using Value = std::remove_pointer_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, bool>) {
                return app.add_flag(form.name, *value, form.help);
            } else if constexpr (std::is_same_v<Value, std::optional<Day>>) {
                return add_day(app, form.name, *value, form.help);
            } else {
                return app.add_option(form.name, *value, form.help);
            }
        },
        form.value);
}

CLI::Option* add_option(CLI::App& app, const OptionForm& form) {
    auto* option = add(app, form);
    if (form.required) option->required();
    if (!form.one_of.empty()) option->check(CLI::IsMember(form.one_of));
    if (form.range) option->check(CLI::Range(form.range->first, form.range->second));
    if (!form.environment.empty()) option->envname(form.environment);
    if (!form.type.empty()) option->type_name(form.type);
    return option;
}

// Fills in what was typed into the form's command, and asks it whether that will do.
void choose(const CommandForm& form, const std::vector<CLI::Option*>& options) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (form.options[i].given != nullptr) *form.options[i].given = options[i]->count() > 0;
    }
    if (const auto wrong = form.chosen(); !wrong.empty()) throw CLI::ValidationError(wrong);
}

// The form must outlive the parsing.
void fill(CLI::App& app, const CommandForm& form) {
    std::vector<CLI::Option*> options;
    for (const auto& option : form.options) options.push_back(add_option(app, option));
    if (!form.end.empty()) app.footer(form.end);
    for (const auto& below : form.commands) {
        auto* sub = app.add_subcommand(below.name, below.help);
        sub->fallthrough();
        fill(*sub, below);
    }
    if (!form.chosen) {
        app.require_subcommand(1);
        return;
    }
    app.callback([&app, &form, options] {
        if (app.get_subcommands().empty()) choose(form, options);
    });
}

// The first word where a command should stand, when it is none. The parser itself would only say that one is missing.
std::string unknown_command(const CLI::App& app, int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--db" || word == "--config") ++i;
        if (word.starts_with('-')) continue;
        const auto named = app.get_subcommands([&](const CLI::App* sub) { return sub->check_name(word); });
        return named.empty() ? word : std::string{};
    }
    return {};
}

}  // namespace

TypedLine read_typed(const CommandForm& program, const std::string& version, int argc, const char* const* argv) {
    CLI::App app(program.help, program.name);
    app.set_version_flag("--version", version);
    app.get_formatter()->column_width(36);
    fill(app, program);
    try {
        app.parse(argc, const_cast<char**>(argv));
    } catch (const CLI::Success& asked) {
        std::ostringstream text;
        app.exit(asked, text, text);
        return {false, text.str(), 0};
    } catch (const CLI::ParseError& wrong) {
        const auto unknown = unknown_command(app, argc, argv);
        return {false, unknown.empty() ? wrong.what() : fmt::format("there is no command {}", unknown), 2};
    }
    return {true, "", 0};
}

}  // namespace evident
