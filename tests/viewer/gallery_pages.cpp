#include "tests/viewer/gallery_pages.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layers/colour_ramps.h"
#include "viewer/text/number_words.h"
#include "viewer/text/translation.h"
#include "viewer/widgets/widgets.h"

namespace tk {
namespace {

/// Either language's words: the gallery's own are not in the catalogue.
const char* say(const char* swedish, const char* english) {
    return language() == Language::swedish ? swedish : english;
}

std::vector<Colour> batlow_colours() {
    std::vector<Colour> colours;
    for (int i = 0; i < 64; ++i) {
        const Rgb rgb = colour_at(ColourRamp::batlow, i / 63.0);
        colours.push_back({rgb.red, rgb.green, rgb.blue, 255});
    }
    return colours;
}

void gallery_layers(float x, float width, float height) {
    static const std::vector<Colour> ramp = batlow_colours();
    const ThemeColours& c = ui::colours();
    ui::begin_panel("layers", {x, 0, width, height}, {.lines = ui::line_right});
    ui::section_head(say("Lager", "Layers"), "add", Icon::plus, "+");
    using Shape = ui::LayerSwatch::Shape;
    const auto row = [](const char* id, const char* name, const char* words, ui::LayerSwatch swatch,
                        bool visible = true, bool selected = false) {
        ui::layer_row(id, {.name = name,
                           .explanation = words,
                           .swatch = swatch,
                           .selected = selected,
                           .visible = visible});
    };
    row("a", say("Händelser", "Incidents"),
        say("12 480 visas · jan 2022 – okt 2026", "12,480 shown · Jan 2022 – Oct 2026"),
        {Shape::dot, c.incident});
    row("b", say("Belysningspunkter", "Street lights"),
        say("4 012 · 6 nya i förslag B", "4,012 · 6 new in proposal B"), {Shape::dot, c.lamp});
    row("c", say("Bevakningskameror", "Cameras"), say("80 · 1 vald", "80 · 1 selected"),
        {Shape::dot, c.camera});
    row("d", say("Planerad bebyggelse", "Planned buildings"), "Kv. Bryggan",
        {Shape::square, c.accent});
    row("e", say("Platsindex", "Place index"),
        say("index 0–100, samma skala i båda", "index 0–100, one scale for both"),
        {Shape::ramp, {}, ramp}, true, true);
    ui::gap(8);
    const ui::LegendTickMark ticks[] = {{0, "0"}, {0.33, "33"}, {0.67, "67"}, {1, "100"}};
    ui::legend_bar(ramp, ticks);
    static float opacity = 0.62F;
    ui::slider("opacity", say("Genomskinlighet", "Opacity"), opacity, 0, 1);
    row("f", say("Täthetskarta", "Hotspot surface"),
        say("händelser per km² och år, 250 m", "incidents per km² and year, 250 m"),
        {Shape::square, Colour::of(0xB3261E)}, false);
    row("g", say("Träd", "Trees"), say("höjd ur laserdata", "heights from laser data"),
        {Shape::icon, Colour::of(0x3F8F4F), {}, Icon::tree});
    ui::divider();
    ui::legend_class(Colour::of(0x2B6CB0), say("Bättre", "Better"), "> 10");
    ui::legend_class(Colour::of(0xEDEDED), say("Oförändrat", "Unchanged"), "± 2");
    ui::legend_class(Colour::of(0xE08A2B), say("Sämre", "Worse"), "< −10", true);
    ui::legend_class(Colour::of(0x885511), "", "2–5 lx");
    ui::end_panel();
}

void gallery_inspector(float x, float width, float height) {
    const ThemeColours& c = ui::colours();
    ui::begin_panel("inspector", {x, 0, width, height}, {.lines = ui::line_left});
    ui::section_head(say("Vad finns här?", "What is here?"));
    ui::text("N 6 580 822  E 674 032", TextStyle::number);
    ui::small_text("59,33023° 18,05919° · Norra stationsområdet");
    ui::divider(4);
    ui::value_head(say("Nuläge", "Today"), say("Förslag B", "Proposal B"));
    ui::value_row(
        {say("Belysningsstyrka", "Illuminance"), say("fysisk", "physical"), "1,8 lx", "7,4 lx"});
    ui::value_row({say("Kameror som ser platsen", "Cameras seeing it"), say("fysisk", "physical"),
                   "0", "1 · 62 px/m"});
    ui::value_row({say("Insyn och uppsikt", "Natural surveillance"), "index", "23", "31"});
    ui::value_row({say("Händelser inom 100 m, 1 år", "Incidents within 100 m, 1 yr"),
                   say("uppmätt", "measured"), "41", ""});
    ui::value_row({say("Platsindex", "Place index"), "index", "61", "48"});
    ui::divider(4);
    ui::text(say("Varför just här?", "Why here?"), TextStyle::number);
    ui::gap(4);
    ui::explanation_bar(say("Mörker kl. 21–02", "Darkness 21–02"), 0.82, c.lamp, "82 %");
    ui::explanation_bar(say("Ingen uppsikt från gatan", "Unseen from the street"), 0.64, c.camera);
    ui::explanation_bar(say("Nära buss och kiosk", "Near bus stop and kiosk"), 0.02, c.incident);
    ui::text_wrapped(
        say("Platsindex beskriver platsen. Att det sjunker betyder inte att brotten minskar.",
            "The place index describes the place. A lower value does not mean less crime."),
        TextStyle::small, c.muted);
    ui::gap(8);
    ui::begin_card("effect");
    ui::text(say("Väntad effekt av förslag B", "Expected effect of proposal B"), TextStyle::number);
    ui::small_text(say("Brott i mörker, hela stråket", "Crime in darkness, whole path"));
    ui::interval_bar({-31, -14, 6, -20, -8, 0, -40, 20}, "−14 % (95 %: −31 till +6)");
    ui::end_card();
    ui::gap(4);
    ui::field_row(say("Ljuspunktshöjd", "Mounting height"), "5,0 m");
    ui::field_row(say("Armatur", "Luminaire"),
                  "Philips ClearWay gen2 BGP307, 3000 K, 52 W, asymmetrisk optik");
    ui::end_panel();
}

void gallery_tools(float x, float width) {
    ui::begin_panel("tools", {x, 0, width, 44 * ui::ui_scale()},
                    {.lines = ui::line_bottom, .padding_x = 12, .padding_y = 6, .scrolls = false});
    ui::tool_button("t1", Icon::pan, say("Flytta", "Pan"), false);
    ui::same_line(4);
    ui::tool_button("t2", Icon::identify, say("Fråga", "Identify"), true);
    ui::same_line(4);
    ui::tool_button("t3", Icon::measure, say("Mät", "Measure"), false);
    ui::same_line(4);
    ui::tool_button("t4", Icon::area, say("Område", "Area"), false);
    ui::same_line(8);
    ui::vertical_divider(32);
    ui::same_line(8);
    ui::tool_button("t5", Icon::lamp, say("Lampa", "Lamp"), false);
    ui::same_line(4);
    ui::tool_button("t6", Icon::camera, "", false);
    ui::same_line(4);
    ui::tool_button("t7", Icon::building, "", false);
    ui::same_line();
    static int mode = 1;
    const char* modes[] = {say("En karta", "One"), say("Svep", "Swipe"),
                           say("Sida vid sida", "Side by side"), say("Skillnad", "Difference")};
    ui::align_right(ui::segmented_width(modes));
    ui::segmented("modes", modes, mode);
    ui::end_panel();
}

void gallery_controls(float x, float y, float width, float height) {
    ui::begin_panel("controls", {x, y, width, height}, {.background = true});
    ui::button(say("Lägg till lampa", "Add lamp"),
               {.kind = ui::ButtonKind::primary, .icon = Icon::plus});
    ui::same_line();
    ui::button(say("Avbryt", "Cancel"));
    ui::same_line();
    ui::button(say("Läs om", "Reload"), {.kind = ui::ButtonKind::quiet, .icon = Icon::refresh});
    ui::same_line();
    ui::button(say("Ta bort", "Remove"), {.kind = ui::ButtonKind::danger});
    ui::same_line();
    ui::button(say("Kan inte", "Disabled"), {.enabled = false});
    ui::same_line();
    ui::icon_button("i1", Icon::eye, "x");
    ui::same_line();
    ui::icon_button("i2", Icon::settings, "x", true, true);
    ui::gap(8);
    static bool on = true, off = false;
    ui::toggle(say("Visa etiketter", "Show labels"), on);
    ui::same_line(16);
    ui::toggle("##off", off);
    ui::same_line(16);
    ui::check_box(say("Byggnader", "Buildings"), on);
    ui::same_line(16);
    ui::check_box(say("Träd", "Trees"), off);
    ui::same_line(16);
    ui::radio("A4", true);
    ui::same_line(16);
    ui::radio("A3", false);
    ui::gap(4);
    ui::pill(say("Skadegörelse", "Vandalism"), true, &ui::colours().incident);
    ui::same_line(6);
    ui::pill(say("Stöld", "Theft"), false, &ui::colours().camera);
    ui::same_line(6);
    ui::pill("Rån", false);
    ui::same_line(16);
    ui::tag("INTERN", ui::TagKind::caution, 100);
    ui::same_line(6);
    ui::tag("NY", ui::TagKind::accent);
    ui::same_line(16);
    static int lang = 0;
    const char* langs[] = {"SV", "EN"};
    ui::switch_words("lang", langs, lang);
    ui::same_line(16);
    ui::key_caps("Ctrl+Shift+Z");
    ui::gap(8);
    const char* lights[] = {say("Dagsljus", "Daylight"), say("Skymning", "Twilight"),
                            say("Mörker", "Dark")};
    const Icon light_icons[] = {Icon::sun, Icon::twilight, Icon::moon};
    static std::array<bool, 3> light_on{false, false, true};
    ui::toggle_buttons("lights", lights, light_on, light_icons);
    ui::same_line(16);
    static int tab = 1;
    const char* tabs[] = {say("Tid", "Time"), say("Tabell", "Table"), say("Ändringar", "Changes")};
    ui::tabs("tabs", tabs, tab);
    ui::gap(8);
    const float half = (ui::content_width() - ui::px(16)) / 2;
    static std::string name = "Åsögatan öst", nothing;
    static double flux = 4500.5;
    static std::optional<double> missing;
    ui::text_field("name", name, {.label = say("Namn", "Name"), .width = half});
    ui::same_line(16);
    ui::number_field("flux", flux, {0, 1e6, 1, 100},
                     {.label = say("Ljusflöde", "Luminous flux"), .unit = "lm", .width = half});
    ui::text_field("empty", nothing,
                   {.label = say("Ansvarig", "Responsible"),
                    .hint = say("Till exempel Gatukontoret", "Such as the street office"),
                    .width = half});
    ui::same_line(16);
    ui::number_field("missing", missing, {0, 100, 1, 1},
                     {.label = say("Höjd", "Height"),
                      .unit = "m",
                      .problem = say("Mellan 0 och 100 m.", "Between 0 and 100 m."),
                      .width = half});
    static int chosen = 0;
    const char* plans[] = {"Förslag A", "Förslag B"};
    ui::choice("plan", plans, chosen, say("Förslag", "Proposal"), half);
    ui::same_line(16);

    ui::search_button("s", say("Sök kommando eller plats", "Search command or place"), "Ctrl+K",
                      half);
    static std::string query;
    ui::search_field("q", query, say("Sök i tabellen", "Search the table"), {}, half);
    ui::same_line(16);
    ui::menu_button(say("Förslag B", "Proposal B"), "m", Icon::layers);
    ui::same_line(16);
    ui::link(say("Läs mer", "Read more"));
    ui::help_mark("x", "y");
    ui::gap(8);
    ui::message_card("m1", ui::MessageKind::error,
                     say("lampor.gpkg, lagret 'lampor': är i EPSG:4326, projektet i EPSG:3006. "
                         "Sätt lagrets crs eller läs in det på nytt.",
                         "lights.gpkg, layer 'lights': is in EPSG:4326, the project is in "
                         "EPSG:3006. Reproject it or set its crs."),
                     say("Visa lagret", "Show the layer"));
    ui::gap(4);
    ui::message_card("m2", ui::MessageKind::caution,
                     say("17 rader kunde inte läsas.", "17 rows could not be read."));
    ui::gap(4);
    ui::note(ui::MessageKind::info,
             say("Läget är osäkert (typiskt ± 80 m). Läs inte kartan hus för hus.",
                 "Positions are uncertain (about ± 80 m). Do not read house by house."));
    ui::gap(8);
    ui::progress_bar(0.54, half);
    ui::end_panel();
}

void gallery_timeline(float y, float width, float height) {
    static std::vector<std::int64_t> counts;
    if (counts.empty())
        for (int i = 0; i < 58; ++i)
            counts.push_back(
                static_cast<std::int64_t>(140 + 90 * std::sin(i * 0.52) + (i * 37) % 61));
    static ui::BinRange brush{15, 50};
    static ui::WeekHours hours = [] {
        ui::WeekHours made{};
        for (int day = 0; day < 7; ++day)
            for (int hour = 0; hour < 24; ++hour)
                made[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)] =
                    8 + 6 * std::cos((hour - 22) * 0.26) +
                    (day == 4 || day == 5 ? (hour > 19 || hour < 3 ? 14 : 0) : 0);
        return made;
    }();
    static ui::WeekHourRange selection;
    ui::begin_panel("timeline", {0, y, width, height},
                    {.lines = ui::line_top, .padding_y = 4, .scrolls = false});
    const float left = ui::content_width() * 0.56F;
    ImGui::BeginChild("months", {left, 0});
    ui::section_head(say("Tid", "Time"));
    ui::month_histogram("months", {std::chrono::year(2022) / std::chrono::January, counts}, brush);
    ImGui::EndChild();
    ui::same_line(24);
    ImGui::BeginChild("hours", {0, 0});
    ui::section_head(say("Veckodag × timme", "Weekday × hour"));
    ui::hour_strip("hours", hours, selection, {}, ui::px(330));
    ImGui::EndChild();
    ui::end_panel();
}

void gallery_table(float width, float height) {
    ui::begin_panel("table", {0, 0, width, height}, {.lines = ui::line_right});
    ui::section_head(say("Jämför områden", "Compare areas"), "export", Icon::exports, "x");
    static const ui::TableColumn columns[] = {{"Område"},
                                              {"Nuläge", ui::Align::right, 90},
                                              {"Förslag B", ui::Align::right, 90},
                                              {"Ändring", ui::Align::right, 90},
                                              {"95 %", ui::Align::right, 130}};
    ui::Table table{.columns = columns, .rows = 1000, .sort = {3, true}};
    table.cell = [](int row, int column) {
        ui::TableCell cell;
        cell.colour = ui::colours().text;
        switch (column) {
            case 0: cell.words = "Södra Ängby " + std::to_string(row + 1); break;
            case 1: cell.words = number_text(1234.5 - row * 11.1, 1); break;
            case 2:
                cell.words = number_text(1111.1 - row * 7.7, 1);
                cell.colour = ui::colours().accent;
                break;
            case 3:
                cell.words = change_text(-14.0 + row);
                cell.style = TextStyle::number;
                cell.bar = row / 40.0;
                break;
            default: cell.words = "−31 till +6"; cell.colour = ui::colours().muted;
        }
        return cell;
    };
    table.selected = [](int row) { return row == 2; };
    ui::table("areas", table);
    ui::end_panel();
}

void gallery_charts(float x, float width, float height) {
    ui::begin_panel("charts", {x, 0, width, height}, {});
    static const std::vector<ui::BarGroup> groups{{"Norra stationsområdet", 41, 33, 27, 40},
                                                  {"Centrum", 120, 131, 118, 144},
                                                  {"Hamnen", 12, 9.5, 7, 13}};
    ui::section_head("Före och efter");
    ui::grouped_bars("bars", groups, "Före", "Efter", 0, ui::px(130));
    ui::section_head("Kurva");
    static std::vector<double> xs, ys, zs;
    if (xs.empty())
        for (int i = 0; i <= 60; ++i) {
            xs.push_back(2020 + i / 10.0);
            ys.push_back(40 + 25 * std::sin(i / 6.0));
            zs.push_back(45 - i * 0.3);
        }
    const ui::Curve curves[] = {{"Åtgärdsområde", xs, ys, ui::colours().accent, true},
                                {"Jämförelse", xs, zs, ui::colours().muted, false, true}};
    ui::line_chart("curve", {curves, "år", "händelser per månad", true, 2023, 2023.5}, 0,
                   ui::px(190));
    ui::section_head("Fördelning");
    std::vector<double> counts;
    for (int i = 0; i < 40; ++i) counts.push_back(std::exp(-(i - 15) * (i - 15) / 90.0) * 100);
    ui::distribution("dist", counts, 0, 10000, 4200, ui::colours().accent, 0, ui::px(90));
    ui::empty_state(
        Icon::camera, "Inga kameror än",
        "Välj verktyget Kamera och klicka på kartan, eller läs in ett lager med kameror.",
        "Läs in lager");
    ui::end_panel();
}

}  // namespace

void gallery_first_page(float width, float height) {
    const float unit = ui::ui_scale();
    const float bottom = 140 * unit;
    gallery_layers(0, 280 * unit, height - bottom);
    gallery_inspector(width - 320 * unit, 320 * unit, height - bottom);
    gallery_tools(280 * unit, width - 600 * unit);
    gallery_controls(280 * unit, 44 * unit, width - 600 * unit, height - bottom - 44 * unit);
    gallery_timeline(height - bottom, width, bottom);
}

void gallery_second_page(float width, float height) {
    gallery_table(width * 0.5F, height);
    gallery_charts(width * 0.5F, width * 0.5F, height);
}

void gallery_dialog_page(float width, float height) {
    gallery_second_page(width, height);
    static bool open = true;
    if (ui::begin_dialog("dialog", say("Exportera lager", "Export layers"), ui::DialogSize::medium,
                         open)) {
        static std::string file = "/home/åsa/Förslag B.gpkg";
        ui::text_field("file", file, {.label = say("Fil", "File")});
        ui::gap(8);
        for (int i = 0; i < 4; ++i) {
            static bool on = true;
            ImGui::PushID(i);
            ui::check_box("Belysningsstyrka, nuläge", on);
            ImGui::PopID();
        }
        ui::action_row("r", {Icon::folder, "Lilleby", "/home/åsa/projekt/lilleby", "Ctrl+1"});
        ui::action_row("s",
                       {Icon::file, "Centrum och Norra stationsområdet", "igår 14.32", {}, true});
        ui::action_row("u", {Icon::undo, "Ångra", {}, "Ctrl+Z"});
        const char* cancel = say("Avbryt", "Cancel");
        const char* write = say("Skriv filen", "Write the file");
        ui::dialog_footer(ui::button_width(cancel) + ui::button_width(write) + ui::px(8));
        ui::button(cancel);
        ui::same_line();
        ui::button(write, {.kind = ui::ButtonKind::primary});
        ui::end_dialog();
    }
}

}  // namespace tk
