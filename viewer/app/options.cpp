#include "viewer/app/options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "engine/core/input_error.h"
#include "engine/town/light_schedule.h"
#include "layers/local_time.h"

namespace tk {
namespace {

/// "A,B,C" with a comma between, without empty parts.
std::vector<std::string> comma_parts(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ',') {
        if (c != ',') {
            part += c;
        } else if (!part.empty()) {
            parts.push_back(part);
            part.clear();
        }
    }
    return parts;
}

bool read_number(const std::string& text, double& value) {
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && at == end && std::isfinite(value);
}

std::string check_size(const std::string& text) {
    int width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) == 2 && width >= 320 &&
        height >= 240 && width <= 16384 && height <= 16384)
        return {};
    return "'" + text + "' is no size; write it as 1600x900";
}

/// The points of "X,Y;X,Y;..."; none where it is not of that form.
Line line_of(const std::string& text) {
    Line line;
    std::string part;
    for (const char c : text + ';') {
        if (c != ';') {
            part += c;
            continue;
        }
        const std::vector<std::string> numbers = comma_parts(part);
        MapPoint point;
        if (numbers.size() != 2 || !read_number(numbers[0], point.east_m) ||
            !read_number(numbers[1], point.north_m))
            return {};
        line.push_back(point);
        part.clear();
    }
    return line;
}

std::string check_numbers(const std::string& text, std::size_t count, const char* form) {
    const std::vector<std::string> parts = comma_parts(text);
    bool good = parts.size() == count;
    double value = 0.0;
    for (const std::string& part : parts) good = good && read_number(part, value);
    if (good) return {};
    return "'" + text + "' is not of the form " + form;
}

std::string check_hour(const std::string& text) {
    try {
        parse_time_of_day(text, "--hour");
        return {};
    } catch (const InputError& error) {
        return error.what();
    }
}

double number_of(const std::string& text) {
    double value = 0.0;
    read_number(text, value);
    return value;
}

}  // namespace

ParsedOptions parse_viewer_options(int argc, char** argv) {
    ParsedOptions parsed;
    ViewerOptions& o = parsed.options;
    CLI::App app{"The window of Tryggkarta: incidents, light, cameras and plans on the map.",
                 "tryggkarta-viewer"};
    app.footer("Example:\n  tryggkarta-viewer lilleby.toml --compare swipe --scenario 'Förslag A'");
    std::string size, view, show, compare, language, theme, ask_at, isovist, bottom, pattern, hour,
        walk, pick, phase_date;
    double benchmark = 0.0, text = 1.0;
    app.add_option("STUDY", o.study, "study file (.toml)");
    auto* shot = app.add_option("--screenshot", o.screenshot, "write the window's picture and end");
    app.add_option("--size", size, "WxH of the window")->check(check_size);
    app.add_option("--view", view, "X,Y,SCALE: centre in the study's CRS, and N of 1:N")
        ->check([](const std::string& t) {
            std::string problem = check_numbers(t, 3, "X,Y,SCALE");
            if (problem.empty() && !(number_of(comma_parts(t).back()) > 0.0))
                problem = "'" + t + "': the scale 1:N needs an N above 0";
            return problem;
        });
    app.add_option("--show", show, "LAYER,...: only these layers");
    app.add_option("--scenario", o.scenario, "the scenario to show beside today");
    app.add_option("--phase-date", phase_date, "YYYY-MM-DD: what is planned stands by its dates")
        ->check([](const std::string& t) {
            return parse_date(t) ? std::string() : "'" + t + "' is no date of the form 2028-01-31";
        });
    app.add_option("--compare", compare, "one, swipe, side or difference")
        ->check(CLI::IsMember({"one", "swipe", "side", "difference"}));
    app.add_option("--language", language, "sv or en")->check(CLI::IsMember({"sv", "en"}));
    app.add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    auto* text_option =
        app.add_option("--text-size", text, "1 is 100 %")->check(CLI::Range(1.0, 2.0));
    auto* ask = app.add_option("--ask", ask_at, "X,Y: open the inspector on this place")
                    ->check([](const std::string& t) { return check_numbers(t, 2, "X,Y"); });
    app.add_option("--isovist", isovist, "X,Y: the same, with what is seen from there")
        ->check([](const std::string& t) { return check_numbers(t, 2, "X,Y"); })
        ->excludes(ask);
    app.add_option("--pick", pick, "LAYER,ID: open the inspector on this object, \"cameras,K3\"")
        ->check([](const std::string& t) {
            const auto comma = t.find(',');
            return comma != std::string::npos && comma > 0 && comma + 1 < t.size()
                       ? std::string()
                       : "'" + t + "' is not of the form LAYER,ID";
        });
    app.add_option("--hour", hour, "HH:MM: an hour of the night that light is computed at")
        ->check(check_hour);
    app.add_option("--walk", walk, "X,Y;X,Y;...: what one meets along this line")
        ->check([](const std::string& t) {
            const Line line = line_of(t);
            const bool goes = std::any_of(line.begin(), line.end(),
                                          [&](MapPoint p) { return !(p == line.front()); });
            return goes ? std::string()
                        : "'" + t + "' is not of the form X,Y;X,Y;... with two places at least";
        });
    app.add_option(
           "--bottom", bottom,
           "below the map: time, compare, changes, table, walk, patterns, follow-up or measures")
        ->check(CLI::IsMember(
            {"time", "compare", "changes", "table", "walk", "patterns", "follow-up", "measures"}));
    app.add_option("--pattern", pattern,
                   "a pattern to look for: hot-spots, clusters, trend, near-repeats, "
                   "concentration, risk-terrain, hours or streets")
        ->check(CLI::IsMember({"hot-spots", "clusters", "trend", "near-repeats", "concentration",
                               "risk-terrain", "hours", "streets"}));
    app.add_option("--dialog", o.dialog, "open this dialog at once");
    app.add_flag("--map-only", o.map_only, "just the map, without panels");
    app.add_flag("--meeting", o.meeting, "begin in meeting mode");
    app.add_option("--state-folder", o.state_folder, "where the window remembers its layout");
    auto* bench = app.add_option("--benchmark", benchmark,
                                 "pan and zoom for so many seconds and print the times as JSON")
                      ->check(CLI::Range(0.5, 600.0));
    shot->excludes(bench);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, problems;
        parsed.exit_code = app.exit(error, out, problems) == 0 ? 0 : 2;
        parsed.text = out.str() + problems.str();
        return parsed;
    }
    if (*bench && o.study.empty()) {
        parsed.exit_code = 2;
        parsed.text = "--benchmark needs a study: name its file (.toml)\n";
        return parsed;
    }
    if (!size.empty()) {
        std::sscanf(size.c_str(), "%dx%d", &o.width, &o.height);
        o.size_given = true;
    }
    if (!view.empty()) {
        const auto parts = comma_parts(view);
        o.view = {{number_of(parts[0]), number_of(parts[1])}, number_of(parts[2])};
    }
    o.isovist = !isovist.empty();
    if (o.isovist) ask_at = isovist;
    if (!ask_at.empty()) {
        const auto parts = comma_parts(ask_at);
        o.ask_at = MapPoint{number_of(parts[0]), number_of(parts[1])};
    }
    if (!phase_date.empty()) o.phase_day = parse_date(phase_date);
    if (!pick.empty()) {
        const auto comma = pick.find(',');
        o.pick = {pick.substr(0, comma), {pick.substr(comma + 1)}};
    }
    if (!hour.empty()) o.hour_min = parse_time_of_day(hour, "--hour");
    if (!show.empty()) o.show = comma_parts(show);
    const std::map<std::string, CompareMode> modes{{"one", CompareMode::one},
                                                   {"swipe", CompareMode::swipe},
                                                   {"side", CompareMode::side},
                                                   {"difference", CompareMode::difference}};
    if (!compare.empty()) o.compare = modes.at(compare);
    const std::map<std::string, BottomPanel> panels{
        {"time", BottomPanel::timeline},       {"compare", BottomPanel::compare_table},
        {"changes", BottomPanel::changes},     {"table", BottomPanel::layer_table},
        {"walk", BottomPanel::walk},           {"patterns", BottomPanel::patterns},
        {"follow-up", BottomPanel::follow_up}, {"measures", BottomPanel::measures}};
    if (!bottom.empty()) o.bottom = panels.at(bottom);
    const std::map<std::string, PatternMethod> patterns{
        {"hot-spots", PatternMethod::hot_spots},
        {"clusters", PatternMethod::clusters},
        {"trend", PatternMethod::trend},
        {"near-repeats", PatternMethod::near_repeats},
        {"concentration", PatternMethod::concentration},
        {"risk-terrain", PatternMethod::risk_terrain},
        {"hours", PatternMethod::hours},
        {"streets", PatternMethod::streets}};
    if (!pattern.empty()) {
        o.pattern = patterns.at(pattern);
        if (bottom.empty()) o.bottom = BottomPanel::patterns;
    }
    if (!walk.empty()) {
        o.walk = line_of(walk);
        if (bottom.empty()) o.bottom = BottomPanel::walk;
    }
    if (!language.empty()) o.language = language == "sv" ? Language::swedish : Language::english;
    if (!theme.empty()) o.theme = theme == "light" ? Theme::light : Theme::dark;
    if (*text_option) o.text_scale = static_cast<float>(text);
    if (*bench) o.benchmark_s = benchmark;
    return parsed;
}

}  // namespace tk
