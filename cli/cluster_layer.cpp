#include "cli/cluster_layer.h"

#include "layers/analysis_style.h"

namespace tk::cli {

VectorLayer cluster_layer(const StudiedPlaces& places, const ClusterStatistics& found,
                          const std::string& value_name) {
    const bool moran = found.statistic == LocalStatistic::local_moran;
    VectorLayer layer;
    layer.name = "clusters";
    layer.title = moran ? "Kluster / Clusters" : "Heta och kalla områden / Hot and cold spots";
    layer.description =
        "Where values are high or low together more than chance has it; where, not why. Reported "
        "events only; reporting differs between places.";
    layer.geometry = places.cells ? GeometryKind::polygon : GeometryKind::multi_polygon;
    layer.fields = {
        {value_name, FieldKind::real, "", "at the place itself"},
        {"statistic", FieldKind::real, "", moran ? "local Moran's I" : "Gi as a standard score"},
        {"z", FieldKind::real, "", "standard score by the inference that was used"},
        {"p", FieldKind::real, "", "two-sided"},
        {"q", FieldKind::real, "", "false discovery rate, Benjamini and Hochberg 1995"},
        {"class", FieldKind::text, "", "what the place is"},
        {"neighbours", FieldKind::integer, "", "how many it has"}};
    if (!places.cells) layer.fields.push_back({"name", FieldKind::text, "", ""});
    if (!found.rates.empty()) {
        layer.fields.push_back({"population", FieldKind::real, "", ""});
        layer.fields.push_back(
            {"rate", FieldKind::real, "",
             moran ? "how far from that of all, in standard deviations (Assuncao and Reis 1999)"
                   : "for each of the population, empirical Bayes (Marshall 1991)"});
    }
    layer.row_count = places.count();
    layer.fill_row = [&places, &found](std::size_t i, VectorRow& row) {
        if (places.cells)
            row.shape = places.cell_extent(i);
        else
            row.shape = &places.areas.shapes[i];
        row.values = {places.values[i],
                      found.local.value[i],
                      found.local.z[i],
                      found.local.p[i],
                      found.q[i],
                      found.classes[i].empty() ? FieldValue{} : FieldValue{found.classes[i]},
                      std::int64_t{found.neighbours[i]}};
        if (!places.cells) row.values.emplace_back(places.areas.names[i]);
        if (found.rates.empty()) return;
        row.values.emplace_back(places.areas.populations[i]);
        row.values.emplace_back(found.rates[i]);
    };
    return layer;
}

VectorStyle style_of_clusters(const ClusterStatistics& found) {
    return found.statistic == LocalStatistic::local_moran ? style_of_moran_classes()
                                                          : style_of_hot_spot_classes();
}

}  // namespace tk::cli
