#include "layers/field_names.h"

#include <algorithm>
#include <array>

#include "engine/core/input_error.h"
#include "engine/core/letter_case.h"

namespace tk {

namespace {

constexpr std::string_view id_names =
    "id objektid objectid gid fid uuid guid globalid nummer nr ogcfid streetlightid oid";
// In a scenario's layers.
constexpr std::string_view edit_names = "edit redigering";
constexpr std::string_view edit_off_names = "editoff";
constexpr std::string_view edit_order_names = "editorder";
constexpr std::string_view edit_clears_names = "editclears";
constexpr std::string_view height_names =
    "height hojd heightm hojdm byggnadshojd buildingheight bldgheight takhojd hojdover";
constexpr std::string_view floor_names =
    "floors vaningar antalvan antalvaningar vaningsantal storeys stories numfloors buildinglevels "
    "levels";
constexpr std::string_view use_names =
    "use anvandning andamal andamal1 buildinguse objekttyp building typ type";
constexpr std::string_view ground_floor_names =
    "groundflooruse groundfloor groundfloo bottenvaning bottenvaningsanvandning bottenvan "
    "anvandningbottenvaning markplan lokaltyp";
constexpr std::string_view entrance_names =
    "entrances entrancecount numberofentrances antalentreer antalentre antalportar entreer portar";
constexpr std::string_view place_names =
    "namn name omrade omradesnamn stadsdel distrikt district areaname label";

// When something happened comes before when it was reported.
constexpr std::string_view time_names =
    "occurred occurredat occurredon handelsedatum handelsetid brottsdatum brottstid datetime "
    "datumtid tidpunkt startdate starttime startdatum starttid datumfran tidfran fran datefrom "
    "fromdate incidentdate incidentdatetime date datum dag timestamp time tid "
    "reportdatetime reportdate reportdat rapportdatum anmalningsdatum anmald adddate";
constexpr std::string_view time_end_names =
    "timeend endtime enddate enddatetime datumtill tidtill slutdatum sluttid occurredto todate "
    "dateto till";
constexpr std::string_view clock_names = "tid klockslag klocka klockan kl time clock";
constexpr std::string_view category_names =
    "brottstyp kategori category brottskategori offense offence offensetype offencetype crimetype "
    "primarytype handelsetyp brott typ type";

constexpr std::array incident_roles{
    FieldRole{"id", ""},
    FieldRole{"time", time_names},
    FieldRole{"time_end", time_end_names},
    FieldRole{"clock", clock_names},
    FieldRole{"category", category_names},
    FieldRole{"weight", "weight vikt antal count"},
};
constexpr std::array observation_roles{
    FieldRole{"id", id_names},
    FieldRole{"time", time_names},
    FieldRole{"clock", clock_names},
    FieldRole{"kind", "kind slag iakttagelse kategori category typ type"},
    FieldRole{"text", ""},
    FieldRole{"responsible", ""},
    FieldRole{"reported_back", ""},
};
constexpr std::array light_roles{
    FieldRole{"id", id_names},
    FieldRole{"height",
              "ljuspunktshojd ljuspunkts mountingheight monteringshojd height hojd heightm hojdm "
              "poleheight poleheightdesc stolphojd lph"},
    FieldRole{"flux", "flux fluxlm luminousflux ljusflode lumen lumens lm"},
    FieldRole{"watts", "watts watt effekt effektw wattage wattage1 lampwattage"},
    FieldRole{"source",
              "source ljuskalla ljuskallety lighttype lighttypedesc lamptype lamptyp "
              "ljuskalletyp lampa"},
    FieldRole{"photometry", "photometry fotometri"},
    FieldRole{"distribution", "distribution ljusfordelning"},
    FieldRole{"tilt", "tilt lutning"},
    FieldRole{"bearing", "bearing riktning azimuth azimut baring"},
    FieldRole{"maintenance_factor", "maintenancefactor maintenanc bibehallningsfaktor bibehallni"},
    FieldRole{"dimming", "dimming dimring dimningsgrad"},
    FieldRole{"rotation", "rotation vridning rollvinkel"},
    FieldRole{"lamp_set", "lampset lampuppsattning"},
    FieldRole{"orientation", "photometryorientation orientation"},
    FieldRole{"luminaire",
              "luminaire luminairetype armatur armaturtyp armaturmodell armaturbenamning fixture "
              "fixturetype fixturestyledesc"},
    FieldRole{"burning_hours", "burninghours brinntid brinntider drifttid"},
    FieldRole{"dimming_hours", "dimminghours dimringsschema dimschema nattdimring"},
    FieldRole{"out_of_order", "outoforder urdrift trasig slackt driftstorning"},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array camera_roles{
    FieldRole{"id", id_names},
    FieldRole{"height", "mountingheight monteringshojd kamerahojd height hojd heightm hojdm"},
    FieldRole{"bearing", "bearing riktning azimuth azimut baring"},
    FieldRole{"fov", "fov hfov fieldofview bildvinkel synfalt oppningsvinkel"},
    FieldRole{"focal", "focal focallength focalmm brannvidd"},
    FieldRole{"sensor", "sensor sensorwidth sensormm sensorbredd"},
    FieldRole{"pixels", "pixels pixelsacross pixlar upplosning resolution"},
    FieldRole{"tilt", "tilt lutning"},
    FieldRole{"range", "range rangem rackvidd"},
    FieldRole{"purpose", "purpose andamal syfte bevakningsandamal", true},
    FieldRole{"documented_problem",
              "documentedproblem documented problem dokumenteratproblem problembild behov", true},
    FieldRole{"less_intrusive_alternatives",
              "lessintrusivealternatives lessintrus alternatives mindreingripandealternativ "
              "mindreingripande alternativ alternativaatgarder",
              true},
    FieldRole{"area_filmed",
              "areafilmed filmedarea filmatomrade bevakatomrade bevakningsomrade upptagningsomrade",
              true},
    FieldRole{"recording_times", "recordingtimes recordingt bevakningstider inspelningstider tider",
              true},
    FieldRole{"retention", "retention retentiontime lagringstid bevarandetid gallring gallringstid",
              true},
    FieldRole{"signage", "signage signs skyltning skyltar upplysning", true},
    FieldRole{"dpia_reference",
              "dpiareference dpiarefere dpia konsekvensbedomning konsekvensbedomningsreferens",
              true},
    FieldRole{"weighing_date",
              "weighingdate weighingda avvagningsdatum intresseavvagningsdatum datumforavvagning"},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array mask_roles{
    FieldRole{"id", id_names},
    FieldRole{"camera", "camera cameraid kamera kameraid kameranr kameranummer"},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array building_roles{
    FieldRole{"id", id_names},
    FieldRole{"height", height_names},
    FieldRole{"floors", floor_names},
    FieldRole{"use", use_names},
    FieldRole{"window_share", "windowshare windowshar fonsterandel"},
    FieldRole{"ground_floor_use", ground_floor_names},
    FieldRole{"entrances", entrance_names},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array development_roles{
    FieldRole{"id", id_names},
    FieldRole{"name", "name namn projekt projektnamn planname plannamn pudname"},
    FieldRole{"height",
              "totalhojd nockhojd height hojd heightm hojdm byggnadshojd buildingheight bldgheight "
              "takhojd hojdover"},
    FieldRole{"level", "level rooflevel plushojd nockhojdplus hojdrh2000 rh2000 totalhojdrh2000"},
    FieldRole{"allowed_height",
              "allowedheight maxheight tillatenhojd hogstahojd hogstatillatnahojd hogstanockhojd "
              "hogstatotalhojd hogstabyggnadshojd"},
    FieldRole{"floors", floor_names},
    FieldRole{"use", use_names},
    FieldRole{"action", "action atgard"},
    FieldRole{"from", "from fran startdate startdatum startyear startar byggstart fardig klar"},
    FieldRole{"to", "to till enddate slutdatum endyear slutar"},
    FieldRole{"dwellings", "dwellings bostader antalbostader lagenheter"},
    FieldRole{"workplaces", "workplaces arbetsplatser antalarbetsplatser arbetsplat"},
    FieldRole{"ground_floor_use", ground_floor_names},
    FieldRole{"entrances", entrance_names},
    FieldRole{"stands", ""},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array area_roles{
    FieldRole{"name", place_names},
    FieldRole{"population", "population befolkning folkmangd invanare pop"},
};
constexpr std::array street_roles{
    FieldRole{"id", id_names},
    FieldRole{"class",
              "class klass streetclass vagklass gatuklass highway roadtype "
              "functionalclass vagtyp gatutyp typ type"},
    FieldRole{"name", "name namn gatunamn vagnamn streetname stname registeredname"},
    FieldRole{"width", "width widthm bredd breddm vagbredd gatubredd"},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array tree_roles{
    FieldRole{"id", id_names},
    FieldRole{"height", "height hojd heightm hojdm tradhojd treeheight"},
    FieldRole{"crown", "crown crownm crowndiameter krona kronbredd krondiameter"},
    FieldRole{"crown_base", "crownbase crownbasem kronbas kronhojdnedre stamhojd fristamshojd"},
    FieldRole{"porosity", "porosity porositet"},
    FieldRole{"edit", edit_names},
    FieldRole{"edit_off", edit_off_names},
    FieldRole{"edit_order", edit_order_names},
    FieldRole{"edit_clears", edit_clears_names},
};
constexpr std::array entrance_roles{
    FieldRole{"id", id_names},
    FieldRole{"kind", "kind slag sort entrance entre typ type"},
};
constexpr std::array<FieldRole, 0> no_roles{};

struct KindName {
    LayerKind kind;
    std::string_view name;
};
constexpr std::array kind_names{
    KindName{LayerKind::incidents, "incidents"}, KindName{LayerKind::observations, "observations"},
    KindName{LayerKind::lights, "lights"},       KindName{LayerKind::cameras, "cameras"},
    KindName{LayerKind::buildings, "buildings"}, KindName{LayerKind::developments, "developments"},
    KindName{LayerKind::areas, "areas"},         KindName{LayerKind::boundary, "boundary"},
    KindName{LayerKind::streets, "streets"},     KindName{LayerKind::trees, "trees"},
    KindName{LayerKind::entrances, "entrances"}, KindName{LayerKind::features, "features"},
    KindName{LayerKind::masks, "masks"},
};

struct PlacePair {
    std::string_view x;
    std::string_view y;
    bool lon_lat;
};
constexpr std::array place_pairs{
    PlacePair{"longitude", "latitude", true},
    PlacePair{"lon", "lat", true},
    PlacePair{"long", "lat", true},
    PlacePair{"lng", "lat", true},
    PlacePair{"longitud", "latitud", true},
    PlacePair{"gpsx", "gpsy", true},
    PlacePair{"easting", "northing", false},
    PlacePair{"ost", "nord", false},
    PlacePair{"ostlig", "nordlig", false},
    PlacePair{"ostlige", "nordlign", false},
    PlacePair{"e", "n", false},
    PlacePair{"east", "north", false},
    PlacePair{"eastm", "northm", false},
    PlacePair{"xcoord", "ycoord", false},
    PlacePair{"xkoordinat", "ykoordinat", false},
    PlacePair{"xkoord", "ykoord", false},
    PlacePair{"xcoordinate", "ycoordinate", false},
    PlacePair{"coordx", "coordy", false},
    PlacePair{"pointx", "pointy", false},
    PlacePair{"sweref99e", "sweref99n", false},
    PlacePair{"x", "y", false},
};

int index_of(const std::vector<std::string>& keys, std::string_view key) {
    const auto at = std::find(keys.begin(), keys.end(), key);
    return at == keys.end() ? -1 : static_cast<int>(at - keys.begin());
}

std::vector<std::string> keys_of(std::span<const std::string> names) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(field_key(name));
    return keys;
}

/// The first of the space-separated names that is among the keys and not taken; -1 for none.
int first_present(std::string_view names, const std::vector<std::string>& keys,
                  const RecognisedFields& taken) {
    while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find(' '));
        names.remove_prefix(std::min(names.size(), name.size() + 1));
        const int at = index_of(keys, name);
        const bool used = std::any_of(taken.begin(), taken.end(),
                                      [&](const auto& entry) { return entry.second == at; });
        if (at >= 0 && !used) return at;
    }
    return -1;
}

int named_field(std::span<const std::string> present, const std::string& name) {
    const auto exact = std::find(present.begin(), present.end(), name);
    if (exact != present.end()) return static_cast<int>(exact - present.begin());
    for (std::size_t i = 0; i < present.size(); ++i)
        if (folded(present[i]) == folded(name)) return static_cast<int>(i);
    return -1;
}

void check_role(LayerKind kind, const std::string& role, const std::string& source) {
    if (role == "x" || role == "y") return;
    std::vector<std::string> roles{"x", "y"};
    for (const FieldRole& known : field_roles(kind)) {
        if (known.role == role) return;
        roles.emplace_back(known.role);
    }
    throw InputError(source, std::string(role_name(kind)) + " have no field for '" + role + "'",
                     "name one of: " + listed(roles));
}

}  // namespace

std::string_view role_name(LayerKind kind) {
    for (const KindName& known : kind_names)
        if (known.kind == kind) return known.name;
    return {};
}

std::optional<LayerKind> layer_kind(std::string_view role) {
    for (const KindName& known : kind_names)
        if (known.name == role) return known.kind;
    return std::nullopt;
}

std::span<const FieldRole> field_roles(LayerKind kind) {
    switch (kind) {
        case LayerKind::incidents: return incident_roles;
        case LayerKind::observations: return observation_roles;
        case LayerKind::lights: return light_roles;
        case LayerKind::cameras: return camera_roles;
        case LayerKind::buildings: return building_roles;
        case LayerKind::developments: return development_roles;
        case LayerKind::areas: return area_roles;
        case LayerKind::streets: return street_roles;
        case LayerKind::trees: return tree_roles;
        case LayerKind::masks: return mask_roles;
        case LayerKind::entrances: return entrance_roles;
        case LayerKind::boundary:
        case LayerKind::features: return no_roles;
    }
    return no_roles;
}

std::string field_key(std::string_view name) {
    struct Letter {
        std::string_view accented;
        char plain;
    };
    static constexpr std::array letters{
        Letter{"\xC3\xA5", 'a'}, Letter{"\xC3\xA4", 'a'}, Letter{"\xC3\xA6", 'a'},
        Letter{"\xC3\xB6", 'o'}, Letter{"\xC3\xB8", 'o'}, Letter{"\xC3\xA9", 'e'},
        Letter{"\xC3\xA8", 'e'}, Letter{"\xC3\xBC", 'u'},
    };
    const std::string small = folded(name);
    std::string key;
    for (std::size_t i = 0; i < small.size(); ++i) {
        const char c = small[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            key += c;
            continue;
        }
        for (const Letter& letter : letters)
            if (small.compare(i, 2, letter.accented) == 0) key += letter.plain;
    }
    return key;
}

RecognisedFields recognise_fields(LayerKind kind, std::span<const std::string> present,
                                  const std::map<std::string, std::string>& named,
                                  const std::string& source) {
    RecognisedFields fields;
    for (const auto& [role, name] : named) {
        check_role(kind, role, source);
        if (name.empty()) continue;
        const int at = named_field(present, name);
        if (at < 0)
            throw InputError(
                source, "it has no field '" + name + "' (named for " + role + ")",
                present.empty() ? "it has no fields at all" : "its fields are: " + listed(present));
        fields[role] = at;
    }
    const std::vector<std::string> keys = keys_of(present);
    for (const FieldRole& known : field_roles(kind)) {
        // Named: that field, or said to be none.
        if (named.contains(std::string(known.role))) continue;
        const int at = first_present(known.names, keys, fields);
        if (at >= 0) fields.emplace(known.role, at);
    }
    return fields;
}

std::vector<PlaceFields> place_fields(std::span<const std::string> present) {
    const std::vector<std::string> keys = keys_of(present);
    std::vector<PlaceFields> found;
    for (const PlacePair& pair : place_pairs) {
        const int x = index_of(keys, pair.x);
        const int y = index_of(keys, pair.y);
        if (x >= 0 && y >= 0) found.push_back({x, y, pair.lon_lat});
    }
    return found;
}

std::string listed(std::span<const std::string> names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

}  // namespace tk
