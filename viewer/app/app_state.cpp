// What the window remembers from one time to the next.
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "layers/output_file.h"
#include "viewer/app/app.h"

namespace tk {
namespace {

constexpr std::size_t most_recent = 10;

std::filesystem::path state_file(const ViewerOptions& options) {
    namespace fs = std::filesystem;
    if (!options.state_folder.empty()) return path_from_utf8(options.state_folder) / "window.json";
    for (const auto& [variable, below] : {std::pair{"XDG_STATE_HOME", "tryggkarta"},
                                          {"LOCALAPPDATA", "Tryggkarta"},
                                          {"HOME", ".local/state/tryggkarta"}})
        if (const char* folder = std::getenv(variable); folder != nullptr && *folder != '\0')
            return fs::path(folder) / below / "window.json";
    return {};
}

}  // namespace

void App::restore_state() {
    // A picture must not depend on what was looked at before.
    if (!options_.screenshot.empty() || options_.benchmark_s) return;
    std::ifstream in(state_file(options_), std::ios::binary);
    if (!in) return;
    const nlohmann::json state = nlohmann::json::parse(in, nullptr, false);
    if (!state.is_object()) return;
    ViewState& view = bench_.edit_view();
    try {
        if (state.value("language", "sv") == "en") view.language = Language::english;
        if (state.value("theme", "light") == "dark") view.theme = Theme::dark;
        std::vector<Command> commands{ViewCommand{SetTextScale{state.value("text_scale", 1.0F)}}};
        PanelSizes sizes = view.panels;
        sizes.layers_width = state.value("layers_width", sizes.layers_width);
        sizes.inspector_width = state.value("inspector_width", sizes.inspector_width);
        sizes.bottom_height = state.value("bottom_height", sizes.bottom_height);
        commands.push_back(ViewCommand{SetPanels{sizes}});
        bench_.carry_out(std::move(commands));
        for (const nlohmann::json& recent : state.value("recent", nlohmann::json::array()))
            if (panels_.recent_studies.size() < most_recent)
                panels_.recent_studies.emplace_back(recent.at("name").get<std::string>(),
                                                    recent.at("path").get<std::string>());
    } catch (const nlohmann::json::exception&) {
        // A file of another version: what could be read is kept, the rest begins anew.
    }
}

void App::save_state() {
    if (!options_.screenshot.empty() || options_.benchmark_s) return;
    const std::filesystem::path file = state_file(options_);
    if (file.empty()) return;
    const ViewState& view = bench_.view();
    nlohmann::ordered_json state;
    state["language"] = view.language == Language::english ? "en" : "sv";
    state["theme"] = view.theme == Theme::dark ? "dark" : "light";
    state["text_scale"] = view.text_scale;
    state["layers_width"] = view.panels.layers_width;
    state["inspector_width"] = view.panels.inspector_width;
    state["bottom_height"] = view.panels.bottom_height;
    state["recent"] = nlohmann::ordered_json::array();
    for (const auto& [name, path] : panels_.recent_studies)
        state["recent"].push_back({{"name", name}, {"path", path}});
    std::error_code cannot;
    std::filesystem::create_directories(file.parent_path(), cannot);
    const std::filesystem::path written = file.string() + ".new";
    {
        std::ofstream out(written, std::ios::binary);
        out << state.dump(2) << '\n';
        if (!out) return;  // the window begins with its usual layout next time
    }
    std::filesystem::rename(written, file, cannot);
}

void App::remember_study() {
    const auto& study = bench_.session().study;
    if (study == nullptr) return;
    std::error_code unknown;
    const std::string path = utf8(std::filesystem::absolute(study->file, unknown));
    auto& recent = panels_.recent_studies;
    std::erase_if(recent, [&path](const auto& known) { return known.second == path; });
    recent.insert(recent.begin(), {study->name, path});
    if (recent.size() > most_recent) recent.resize(most_recent);
}

}  // namespace tk
