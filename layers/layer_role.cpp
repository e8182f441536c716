#include "layers/layer_role.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tk {

namespace {

/// Words that tell a kind, of a layer with one of these shapes. `*` at a word's beginning or end
/// stands for whatever: "street" is no "tree", but "gatubelysning" is a "*belysning".
struct TellingWords {
    LayerKind kind;
    std::string_view shapes;  ///< p, l, a: point, line, area
    std::string_view words;
};

// In this order: "street-lights" are lights, "planned buildings" developments, "school districts"
// areas; a place of its own sort is asked for last, before the mere fields are.
constexpr std::array telling_words{
    TellingWords{LayerKind::features, "pla", "trafficlight* trafiksignal* trafikljus* *stenbrott"},
    TellingWords{LayerKind::observations, "p",
                 "observation* trygghetsvandring* *iakttagels* otrygg* safetywalk*"},
    TellingWords{LayerKind::lights, "p",
                 "light lights lighting streetlight* *belysning* ljus ljuspunkt* *ljuspunkter lamp "
                 "lamps lampa *lampor streetlamp* *armatur* luminaire* *lykta *lyktor lyktstolp*"},
    TellingWords{LayerKind::masks, "a",
                 "privacymask* *kameramask* cameramask* integritetsmask* sekretessmask* masker"},
    TellingWords{LayerKind::cameras, "p",
                 "camera* *camera *cameras kamera* *kamera *kameror kameror cctv* *cctv"},
    TellingWords{LayerKind::trees, "pa",
                 "tree trees treeinventory *trees trad *trad *traden tradpunkt* tradinvent* "
                 "tradbestand* tradkron* canopy"},
    TellingWords{LayerKind::incidents, "p",
                 "incident* *crime *crimes crime* *brott *brotten brott brotts* *handelse "
                 "*handelser handelse* offence* offense* anmal* *anmalan *anmalningar assault* "
                 "robber* burglar* theft* stold* *stold *stolder misshandel* skadegor* vandal*"},
    TellingWords{LayerKind::developments, "a",
                 "development* planned* planerad* *bebyggelse bebyggelse* detaljplan* forslag* "
                 "exploatering* nybygg* byggprojekt*"},
    TellingWords{LayerKind::buildings, "a",
                 "building* *buildings byggnad* *byggnad *byggnader hus *bostadshus house houses "
                 "bldg* footprint*"},
    TellingWords{LayerKind::features, "l",
                 "jarnvag* *jarnvag rail* tram* sparvag* spar *spar metro* subway* tunnelbana* "
                 "vatten* water* river* stream* *backar kontur* contour* hojdkurv* *ledning "
                 "*ledningar power* pipe* fence* staket wall* murar"},
    TellingWords{LayerKind::streets, "l",
                 "street* road* *road *roads gata gator gatu* *gata *gator vag vagar *vag *vagar "
                 "*vagnat path paths *path *paths footway* cycleway* highway* *gangbana* nvdb"},
    TellingWords{LayerKind::areas, "a",
                 "ward wards district* *district *districts distrikt* *distrikt stadsdel "
                 "stadsdelar stadsdels* deso regso tract* neighbourhood* neighborhood* basomrade* "
                 "delomrade* nyko* borough* precinct* *polisomrade* kvarter*"},
    TellingWords{LayerKind::boundary, "a",
                 "boundary boundaries *avgransning* *grans *granser studyarea studieomrade* "
                 "projektomrade* undersokningsomrade*"},
    TellingWords{LayerKind::features, "pla",
                 "bar bars pub pubs krog krogar restaurang* restaurant* *hallplats* busstop* skola "
                 "skolor *skola *skolor school* park parks parken parker lekplats* playground* "
                 "toalett* toilet* parkering* *parkering *parkeringar carpark* butik* shop* store "
                 "stores affar* bankomat* atm atms *station *stationer stations torg torget kiosk* "
                 "bibliotek* librar* bench benches idrott* sport* hotell* hotel* kyrk* church* "
                 "vardcentral* hospital* sjukhus* apotek* pharmac*"},
    TellingWords{LayerKind::entrances, "p",
                 "entrance entrances entre entreer *entre *entreer door doors dorr dorrar *dorr "
                 "*dorrar frontage*"},
    TellingWords{LayerKind::areas, "a", "area areas omrade* *omrade *omraden cluster*"},
};
constexpr std::string_view background_words =
    "basemap* background* bakgrund* karta kartan *karta *kartan map";

bool fits_pattern(std::string_view word, std::string_view pattern) {
    const bool any_before = pattern.starts_with('*');
    if (any_before) pattern.remove_prefix(1);
    const bool any_behind = pattern.ends_with('*');
    if (any_behind) pattern.remove_suffix(1);
    if (any_before && any_behind) return word.find(pattern) != std::string_view::npos;
    if (any_before) return word.ends_with(pattern);
    return any_behind ? word.starts_with(pattern) : word == pattern;
}

bool has_telling_word(const std::vector<std::string>& words, std::string_view patterns) {
    while (!patterns.empty()) {
        const std::string_view pattern = patterns.substr(0, patterns.find(' '));
        patterns.remove_prefix(std::min(patterns.size(), pattern.size() + 1));
        for (const std::string& word : words)
            if (fits_pattern(word, pattern)) return true;
    }
    return false;
}

/// The words, and each joined with the next: "bus_stops" is "busstops" too.
std::vector<std::string> words_and_pairs(const std::string& name) {
    std::vector<std::string> words = words_of_name(name);
    for (std::size_t i = 0, count = words.size(); i + 1 < count; ++i)
        words.push_back(words[i] + words[i + 1]);
    return words;
}

bool shape_fits(std::string_view shapes, LayerShape shape) {
    switch (shape) {
        case LayerShape::point: return shapes.find('p') != std::string_view::npos;
        case LayerShape::line: return shapes.find('l') != std::string_view::npos;
        case LayerShape::polygon: return shapes.find('a') != std::string_view::npos;
        case LayerShape::none:
        case LayerShape::mixed: break;
    }
    return true;
}

std::optional<LayerKind> kind_by_name(const std::string& name, LayerShape shape) {
    const std::vector<std::string> words = words_and_pairs(name);
    for (const TellingWords& telling : telling_words)
        if (shape_fits(telling.shapes, shape) && has_telling_word(words, telling.words))
            return telling.kind;
    return std::nullopt;
}

bool has_role(LayerKind kind, std::span<const std::string> fields, std::string_view role) {
    return recognise_fields(kind, fields, {}, {}).contains(role);
}

LayerKind kind_of_points(std::span<const std::string> fields) {
    if (has_role(LayerKind::lights, fields, "flux") || has_role(LayerKind::lights, fields, "watts"))
        return LayerKind::lights;
    if (has_role(LayerKind::cameras, fields, "fov") ||
        has_role(LayerKind::cameras, fields, "pixels"))
        return LayerKind::cameras;
    if (has_role(LayerKind::incidents, fields, "time")) return LayerKind::incidents;
    if (has_role(LayerKind::trees, fields, "crown")) return LayerKind::trees;
    return LayerKind::features;
}

LayerKind kind_of_polygons(const LayerTraits& layer) {
    if (has_role(LayerKind::developments, layer.fields, "action")) return LayerKind::developments;
    if (has_role(LayerKind::buildings, layer.fields, "height") ||
        has_role(LayerKind::buildings, layer.fields, "floors"))
        return LayerKind::buildings;
    const bool divides = layer.features != 1;
    if (divides && (has_role(LayerKind::areas, layer.fields, "population") ||
                    has_role(LayerKind::areas, layer.fields, "name")))
        return LayerKind::areas;
    return LayerKind::features;
}

}  // namespace

std::vector<std::string> words_of_name(const std::string& name) {
    std::vector<std::string> words(1);
    const auto letter = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    };
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool begins = i > 0 && small(name[i - 1]) && name[i] >= 'A' && name[i] <= 'Z';
        if (begins || !letter(name[i])) words.emplace_back();
        if (letter(name[i])) words.back() += name[i];
    }
    for (std::string& word : words) word = field_key(word);
    std::erase(words, std::string());
    return words;
}

LayerKind guessed_kind(const LayerTraits& layer) {
    for (const std::string& name : {layer.name, layer.file}) {
        const auto kind = kind_by_name(name, layer.shape);
        // What an area is divided into is several; one alone is the study's boundary.
        if (kind == LayerKind::areas && layer.features == 1) return LayerKind::boundary;
        if (kind) return *kind;
    }
    switch (layer.shape) {
        case LayerShape::point: return kind_of_points(layer.fields);
        case LayerShape::polygon: return kind_of_polygons(layer);
        case LayerShape::line: return LayerKind::streets;
        case LayerShape::none:
        case LayerShape::mixed: break;
    }
    return LayerKind::features;
}

bool is_named_as_background(const LayerTraits& layer) {
    if (has_telling_word(words_and_pairs(layer.name), background_words)) return true;
    // Buildings stay buildings, also those that a file of maps holds.
    const LayerKind own = kind_by_name(layer.name, layer.shape).value_or(LayerKind::features);
    return own == LayerKind::features &&
           has_telling_word(words_and_pairs(layer.file), background_words);
}

}  // namespace tk
