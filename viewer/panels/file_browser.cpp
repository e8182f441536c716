#include "viewer/panels/file_browser.h"

#include <imgui.h>

#include <algorithm>
#include <system_error>

#include "layers/output_file.h"
#include "viewer/text/fill_in.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

namespace fs = std::filesystem;

struct FolderMemory : DialogMemory {
    fs::path folder;
};

bool is_folder_there(const fs::path& path) {
    std::error_code error;
    return !path.empty() && fs::is_directory(path, error);
}

bool is_file_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

std::string icon_and(Icon icon, const std::string& words) {
    const std::string sign = icon_text(icon);
    return sign.empty() ? words : sign + "  " + words;
}

/// What the path field's key callback needs.
struct PathCompletion {
    const fs::path& folder;
    const std::vector<std::string>& endings;
};

int complete_typed_path(ImGuiInputTextCallbackData* data) {
    const auto& about = *static_cast<const PathCompletion*>(data->UserData);
    const std::string typed(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    const std::string completed = completed_path(typed, about.folder, about.endings);
    if (completed != typed && completed.size() + 1 < static_cast<std::size_t>(data->BufSize)) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, completed.c_str());
    }
    return 0;
}

}  // namespace

fs::path remembered_folder(const PanelFrame& frame) {
    const fs::path& last = memory_of<FolderMemory>(frame.state.panel_memory["file_browser"]).folder;
    if (is_folder_there(last)) return last;
    if (const auto& study = frame.session().study)
        if (const fs::path beside = study->file.parent_path(); is_folder_there(beside))
            return beside;
    for (const auto& [name, path] : frame.state.recent_studies)
        if (const fs::path beside = path_from_utf8(path).parent_path(); is_folder_there(beside))
            return beside;
    return home_folder();
}

void remember_folder(PanelState& state, const fs::path& folder) {
    memory_of<FolderMemory>(state.panel_memory["file_browser"]).folder = folder;
}

void FileBrowser::begin(const fs::path& folder, Options options) {
    options_ = std::move(options);
    has_begun_ = true;
    std::error_code error;
    fs::path start = fs::absolute(folder, error).lexically_normal();
    while (!is_folder_there(start) && start.has_relative_path()) start = start.parent_path();
    go_to(start);
}

void FileBrowser::set_endings(std::vector<std::string> endings) {
    if (endings == options_.endings) return;
    if (!options_.name.empty() && !options_.endings.empty() && !endings.empty() &&
        options_.name.ends_with(options_.endings.front())) {
        options_.name.resize(options_.name.size() - options_.endings.front().size());
        options_.name += endings.front();
    }
    options_.endings = std::move(endings);
    read_folder();
}

void FileBrowser::go_to(const fs::path& folder) {
    folder_ = folder;
    // A path that ends in a separator has no name, and going up would only take the separator.
    if (!folder_.has_filename() && folder_.has_relative_path()) folder_ = folder_.parent_path();
    const std::string shown = utf8(folder_);
    typed_.fill('\0');
    std::copy_n(shown.begin(), std::min(shown.size(), typed_.size() - 1), typed_.begin());
    read_folder();
}

void FileBrowser::read_folder() {
    listing_ = list_folder(folder_, options_.endings);
    sort_files(listing_.files, column_, descending_);
    picked_.clear();
    last_picked_ = -1;
}

std::vector<fs::path> FileBrowser::chosen() const {
    std::vector<fs::path> paths;
    if (options_.purpose == Purpose::save) {
        if (!is_file_name(options_.name) || !listing_.readable) return {};
        const std::string name = options_.endings.empty()
                                     ? options_.name
                                     : with_ending(options_.name, options_.endings.front());
        const fs::path path = folder_ / path_from_utf8(name);
        if (!is_folder_there(path)) paths.push_back(path);
        return paths;
    }
    for (const ListedFile& file : listing_.files)
        if (!file.is_folder && picked_.contains(file.name))
            paths.push_back(folder_ / path_from_utf8(file.name));
    return paths;
}

bool FileBrowser::would_overwrite() const {
    const std::vector<fs::path> paths = chosen();
    return options_.purpose == Purpose::save && !paths.empty() && is_file_there(paths.front());
}

bool FileBrowser::open_typed() {
    const fs::path path = typed_path(typed_.data(), folder_);
    if (is_folder_there(path)) {
        go_to(path);
        return false;
    }
    if (options_.purpose == Purpose::save) {
        // The folder of what was typed, and its name.
        if (is_folder_there(path.parent_path()) && path.has_filename()) {
            options_.name = utf8(path.filename());
            go_to(path.parent_path());
        }
        return false;
    }
    if (!is_file_there(path)) return false;
    go_to(path.parent_path());
    const std::string name = utf8(path.filename());
    picked_ = {name};
    // A file that the list leaves out is still what was asked for.
    if (std::none_of(listing_.files.begin(), listing_.files.end(),
                     [&](const ListedFile& f) { return f.name == name; }))
        listing_.files.push_back({name, false, 0, {}});
    return true;
}

/// What was picked last stays so, wherever it then stands.
void FileBrowser::sort() {
    const auto last = static_cast<std::size_t>(last_picked_);
    const bool any = last_picked_ >= 0 && last < listing_.files.size();
    const std::string name = any ? listing_.files[last].name : std::string();
    sort_files(listing_.files, column_, descending_);
    last_picked_ = -1;
    for (std::size_t i = 0; any && i < listing_.files.size(); ++i)
        if (listing_.files[i].name == name) last_picked_ = static_cast<int>(i);
}

bool FileBrowser::open_row(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= listing_.files.size()) return false;
    const ListedFile file = listing_.files[static_cast<std::size_t>(row)];
    if (file.is_folder) {
        go_to(folder_ / path_from_utf8(file.name));
        return false;
    }
    pick_row(row, false, false);
    return true;
}

void FileBrowser::pick_row(int row, bool adds, bool extends) {
    if (row < 0 || static_cast<std::size_t>(row) >= listing_.files.size()) return;
    const std::string& name = listing_.files[static_cast<std::size_t>(row)].name;
    const bool many = options_.purpose == Purpose::open_many;
    if (many && extends && last_picked_ >= 0) {
        for (int i = std::min(row, last_picked_); i <= std::max(row, last_picked_); ++i)
            picked_.insert(listing_.files[static_cast<std::size_t>(i)].name);
        return;
    }
    last_picked_ = row;
    if (many && adds) {
        if (picked_.erase(name) == 0) picked_.insert(name);
        return;
    }
    picked_ = {name};
    if (options_.purpose == Purpose::save &&
        !listing_.files[static_cast<std::size_t>(row)].is_folder)
        options_.name = name;
}

bool FileBrowser::draw_path() {
    if (ui::icon_button("home", Icon::home, tr("Your own folder"))) go_to(home_folder());
    ui::same_line(4.0F);
    if (ui::icon_button("up", Icon::arrow_up, tr("The folder above"), folder_.has_relative_path()))
        go_up();
    ui::same_line(4.0F);
    if (ui::icon_button("again", Icon::refresh, tr("Read the folder again"))) read_folder();
    ui::same_line(8.0F);
    PathCompletion completion{folder_, options_.endings};
    const float height = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {ui::px(10.0F), std::max(0.0F, (ui::px(28.0F) - height) / 2.0F)});
    ImGui::SetNextItemWidth(ui::content_width());
    const bool entered = ImGui::InputText(
        "##path", typed_.data(), typed_.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackCompletion,
        complete_typed_path, &completion);
    ImGui::PopStyleVar();
    if (!ImGui::IsItemActive())
        ui::tooltip(tr("The folder. Type or paste another; Tab completes, Enter goes there."));
    return entered && open_typed();
}

bool FileBrowser::draw_list(float height) {
    const ui::TableColumn columns[] = {
        {.name = tr("Name")},
        {.name = tr("Changed"), .width = 120.0F},
        {.name = tr("Size"), .align = ui::Align::right, .width = 96.0F}};
    ui::Table table;
    table.columns = columns;
    table.rows = static_cast<int>(listing_.files.size());
    table.sort = {static_cast<int>(column_), descending_};
    table.height = height;
    table.cell = [this](int row, int column) {
        const ListedFile& file = listing_.files[static_cast<std::size_t>(row)];
        ui::TableCell cell;
        cell.colour = column == 0 ? ui::colours().text : ui::colours().muted;
        if (column == 0)
            cell.words = icon_and(file.is_folder ? Icon::folder : Icon::file, file.name);
        if (column == 1 && file.changed != fs::file_time_type{})
            cell.words = changed_text(file.changed);
        if (column == 2 && !file.is_folder) cell.words = bytes_text(file.bytes);
        return cell;
    };
    table.selected = [this](int row) {
        return picked_.contains(listing_.files[static_cast<std::size_t>(row)].name);
    };
    if (scrolls_) table.scroll_to = last_picked_;
    scrolls_ = false;
    const ui::TableAnswer answer = ui::table("files", table);
    if (answer.sorted) {
        column_ = static_cast<FileColumn>(std::clamp(answer.sort.column, 0, 2));
        descending_ = answer.sort.descending;
        sort();
    }
    if (answer.clicked >= 0) pick_row(answer.clicked, answer.adds, answer.extends);
    return answer.opened >= 0 && open_row(answer.opened);
}

void FileBrowser::draw_name() {
    ui::gap(8.0F);
    std::string problem;
    if (!options_.name.empty() && !is_file_name(options_.name))
        problem = tr("A file cannot have this name.");
    ui::text_field("name", options_.name,
                   {.label = tr("File name"), .problem = problem, .takes_focus = true});
    if (!would_overwrite()) return;
    const std::string name = utf8(chosen().front().filename());
    ui::note(
        ui::MessageKind::caution,
        options_.overwriting.empty()
            ? fill_in(tr("{} is there already. It is replaced if Tryggkarta made it, else left "
                         "alone."),
                      {name})
            : options_.overwriting);
}

/// Keys that no text field has use for. @return whether a file was opened
bool FileBrowser::follow_keys() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || !ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows))
        return false;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); };
    const bool up = pressed(ImGuiKey_UpArrow);
    if (folder_.has_relative_path() && (pressed(ImGuiKey_Backspace) || (io.KeyAlt && up))) {
        go_up();
        return false;
    }
    const int last = static_cast<int>(listing_.files.size()) - 1;
    if (up || pressed(ImGuiKey_DownArrow)) {
        pick_row(std::clamp(last_picked_ + (up ? -1 : 1), 0, std::max(0, last)), false, false);
        scrolls_ = true;
    }
    return pressed(ImGuiKey_Enter) && open_row(last_picked_);
}

bool FileBrowser::draw(float height) {
    bool opened = draw_path();
    ui::gap(4.0F);
    if (!listing_.readable)
        ui::note(ui::MessageKind::error, tr("This folder cannot be read."));
    else if (listing_.files.empty())
        ui::small_text(options_.endings.empty()
                           ? std::string(tr("The folder is empty."))
                           : fill_in(tr("No folders and no files that end in {}."),
                                     {options_.endings.front()}));
    opened = draw_list(height) || opened;
    if (options_.purpose == Purpose::save) draw_name();
    return follow_keys() || opened;
}

}  // namespace tk
