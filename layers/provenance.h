#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tk {

/// Who a file is for. All but what `share` makes is internal.
enum class Audience { internal, shared };

/// Where the numbers of a file come from; travels inside it.
struct Provenance {
    std::string version;               ///< of the program, "0.1.0"
    std::string parameters = "{}";     ///< a JSON object: what the numbers depend on
    std::vector<std::string> sources;  ///< as given by the user; only source_name() is written
    /// The time of the newest input in UTC, ISO 8601 ("2024-05-01T12:00:00Z"): what a file says
    /// about its age, so that the same input gives the same bytes.
    std::string timestamp = "1970-01-01T00:00:00Z";
    Audience audience = Audience::internal;
};

/// "INTERN / INTERNAL", or nothing for what is shared.
std::string_view stamp(Audience audience);

/// When the newest of the files among `sources` was last changed, as Provenance::timestamp has it;
/// the beginning of 1970 when none of them is a file.
std::string newest_input(const std::vector<std::string>& sources);

/// What may be told of a source: a file's name without its folders, a layer's name; of a database
/// or a service only its kind (no host, user, password or query).
std::string source_name(std::string_view source);

/// `parameters` without filters (keys "where") and with paths cut to the file's name; keys in
/// alphabetical order.
/// @throws std::invalid_argument if it is not a JSON object
std::string tellable_parameters(std::string_view parameters);

/// All of it as one JSON object: program, version, audience, newest_input, sources, parameters.
/// @throws std::invalid_argument if the timestamp is not of the form "2024-05-01T12:00:00Z"
std::string provenance_json(const Provenance& provenance);

}  // namespace tk
