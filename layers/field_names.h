#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tk {

/// What a layer is read as.
enum class LayerKind {
    incidents,
    observations,
    lights,
    cameras,
    buildings,
    developments,
    areas,
    boundary,
    streets,
    trees,
    entrances,
    features,
    masks
};

/// "incidents", "lights", ...
std::string_view role_name(LayerKind kind);
/// The kind of that name; none for another text.
std::optional<LayerKind> layer_kind(std::string_view role);

/// What a field is for, and the names it is recognised by.
struct FieldRole {
    std::string_view role;
    /// Best first, separated by spaces, as field_key() writes them. Empty: only read when named.
    std::string_view names;
    bool is_prose = false;  ///< whole sentences are what the field is for
};

/// The fields that a kind of layer may have, besides `x` and `y`.
std::span<const FieldRole> field_roles(LayerKind kind);

/// A field's name for comparing: small letters and digits alone, å and ä as a, ö as o, é as e.
/// "Ljuspunkts-höjd" and "LJUSPUNKTSHOJD" give the same.
std::string field_key(std::string_view name);

/// Role -> index of its field.
using RecognisedFields = std::map<std::string, int, std::less<>>;

/// Finds the fields of a layer: those that the user named, then, of each other role, the first of
/// its names that occurs. `x` and `y` are not sought here, only taken over when named.
///
/// @param named role -> field, as in LayerRequest::fields; an empty field: none is for it, whatever
///        it is called
/// @throws InputError for a named field that is not there (listing those that are), and for a role
///         that this kind of layer does not have
RecognisedFields recognise_fields(LayerKind kind, std::span<const std::string> present,
                                  const std::map<std::string, std::string>& named,
                                  const std::string& source);

/// Two fields that together give a place.
struct PlaceFields {
    int x = -1;
    int y = -1;
    bool lon_lat_by_name = false;  ///< "lon" and "lat" and their kin
};

/// Pairs that may be a place, likeliest first: longitude with latitude, then easting with northing,
/// then x with y.
std::vector<PlaceFields> place_fields(std::span<const std::string> present);

/// `a, b, c`: for error messages.
std::string listed(std::span<const std::string> names);

}  // namespace tk
