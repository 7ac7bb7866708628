#include "cli/table.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "text/width.hpp"

namespace evident {
namespace {

std::string padded(const std::string& text, int width, bool right) {
    const std::string space(std::size_t(std::max(0, width - display_width(text))), ' ');
    return right ? space + text : text + space;
}

void add_line(std::string& out, std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + '\n';
}

}  // namespace

std::vector<int> Table::widths() const {
    std::vector<int> out;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        int width = columns_[i].width;
        if (width == 0) {
            width = display_width(columns_[i].title);
            for (const auto& row : rows_) width = std::max(width, display_width(row[i]));
        }
        out.push_back(width);
    }
    return out;
}

std::string Table::text() const {
    const auto width = widths();
    std::string titles;
    std::string rule;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        titles += padded(columns_[i].title, width[i], columns_[i].right) + "  ";
        rule += std::string(std::size_t(width[i]), '-') + "  ";
    }
    std::string out;
    add_line(out, titles);
    add_line(out, rule);
    for (const auto& row : rows_) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(wrapped(row[i], width[i]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                text += padded(line < cells[i].size() ? cells[i][line] : "", width[i], columns_[i].right) + "  ";
            }
            add_line(out, std::move(text));
        }
    }
    return out;
}

int terminal_columns() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 120;
    return std::max<int>(60, size.ws_col);
}

}  // namespace evident
