#include "layers/read_basemap_layers.h"

#include <string>
#include <utility>

#include "engine/core/input_error.h"
#include "layers/read_features.h"
#include "layers/vector_source.h"

namespace tk {

std::vector<FeatureSet> read_basemap_layers(const LayerRequest& request,
                                            const ReadContext& context) {
    const SourceAddress address = source_address(request);
    std::vector<std::string> names{address.layer};
    if (address.layer.empty()) names = VectorSource(request).layer_names();
    std::vector<FeatureSet> sets;
    std::string problem;
    for (const std::string& name : names) {
        LayerRequest of_layer = request;
        of_layer.source = address.path;
        of_layer.layer = name;
        try {
            ReadReport report;
            FeatureSet set = read_features(of_layer, name, context, report);
            if (!set.points.empty() || !set.lines.empty() || !set.polygons.empty())
                sets.push_back(std::move(set));
        } catch (const InputError& error) {
            problem = error.what();
        }
    }
    if (sets.empty())
        throw InputError(
            request.source,
            problem.empty() ? "holds nothing to draw" : "holds nothing to draw (" + problem + ")",
            "check that it is a map, and its coordinate system");
    return sets;
}

}  // namespace tk
