#include "cli/vector_output.h"

#include "cli/version.h"
#include "layers/geopackage_writer.h"
#include "layers/output_file.h"
#include "layers/provenance.h"

namespace tk::cli {

void write_vector(const VectorResult& vector, const OutputOptions& output, const Json& parameters,
                  const Progress& progress) {
    write_vector(vector, output.path(), output.overwrite(), parameters, progress);
}

void write_vector(const VectorResult& vector, const std::string& path, bool overwrite,
                  const Json& parameters, const Progress& progress) {
    Provenance provenance;
    provenance.version = version;
    provenance.parameters = parameters.dump();
    for (const std::string& source : vector.sources)
        if (!source.empty()) provenance.sources.push_back(source);
    provenance.timestamp = newest_input(vector.sources);
    const Existing existing = overwrite ? Existing::replace_ours : Existing::refuse;
    GeoPackageWriter writer({path_from_utf8(path), existing, GeoPackageTarget::Scope::tables},
                            vector.crs_wkt, provenance);
    writer.add_layer(vector.layer, &vector.style, progress);
    writer.commit();
}

}  // namespace tk::cli
