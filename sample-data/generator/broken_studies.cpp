#include "sample-data/generator/broken_files.h"

namespace tk {
namespace {

const std::string start = "format = 1\n\n[study]\ncrs = \"EPSG:3006\"\n\n";
const std::string source = "[layers.incidents]\nsource = \"good.csv\"\ncrs = \"EPSG:3006\"\n";

void refused_study(BrokenFolder& folder, const std::string& file, const std::string& message,
                   const std::string& text) {
    folder.write({file, "study", message, "", 0, 0, ""}, text);
}

void refused_run(BrokenFolder& folder, const std::string& file, const std::string& message,
                 const std::string& text) {
    folder.write({file, "run", message, "", 0, 0, ""}, text);
}

void write_misspelt(BrokenFolder& folder) {
    refused_study(folder, "unknown-key.toml", "unknown key 'bandwith'",
                  start + source + "\n[analysis.hotspot]\nbandwith = 250.0\n");
    refused_study(folder, "unknown-table.toml", "unknown key 'insidents'",
                  start + "[layers.insidents]\nsource = \"good.csv\"\n");
    refused_study(folder, "wrong-type.toml", "'cell'",
                  "format = 1\n[study]\ncell = \"tio meter\"\n" + source);
    refused_study(folder, "bad-syntax.toml", "bad-syntax.toml:3",
                  "format = 1\n[study]\nname = \"Lilleby\n" + source);
    refused_study(folder, "newer-format.toml", "format", "format = 99\n" + source);
    refused_study(folder, "no-source.toml", "source",
                  start + "[layers.incidents]\ncrs = \"EPSG:3006\"\n");
    refused_study(folder, "no-incidents.toml", "[layers.incidents]", start);
    refused_study(folder, "unknown-kernel.toml", "kernel",
                  start + source + "\n[analysis.hotspot]\nkernel = \"kvadratisk\"\n");
    refused_study(folder, "negative-bandwidth.toml", "bandwidth",
                  start + source + "\n[analysis.hotspot]\nbandwidth = -250.0\n");
    refused_study(folder, "bad-ramp.toml", "darkness",
                  start + source + "\n[analysis.place_index]\nramps = { darkness = [10] }\n");
    refused_study(folder, "bad-extent.toml", "extent",
                  "format = 1\n[study]\nextent = [602000, 6602000, 601000, 6603000]\n" + source);
}

void write_unrelated(BrokenFolder& folder) {
    refused_study(folder, "same-scenario-twice.toml", "second time",
                  start + source +
                      "\n[[scenario]]\nname = \"A\"\nedits = \"good.csv\"\n"
                      "\n[[scenario]]\nname = \"A\"\nedits = \"good.csv\"\n");
    refused_study(
        folder, "measure-of-no-problem.toml", "P9",
        start + source + "\n[[measure]]\nid = \"A1\"\nproblem = \"P9\"\nkind = \"lighting\"\n");
    refused_study(folder, "weight-of-no-feature.toml", "kiosker",
                  start + source +
                      "\n[analysis.place_index]\nweights = { incidents = 1.0, kiosker = 1.0 }\n");
}

void write_no_crs(BrokenFolder& folder) {
    const auto with_crs = [&](const std::string& crs) {
        return "format = 1\n\n[study]\ncrs = \"" + crs + "\"\n\n" + source;
    };
    refused_run(folder, "degrees-crs.toml", "EPSG:4326", with_crs("EPSG:4326"));
    refused_run(folder, "half-a-crs-name.toml", "did you mean", with_crs("SWEREF99 1"));
    refused_run(folder, "no-such-crs.toml", "EPSG:999999", with_crs("EPSG:999999"));
    refused_run(folder, "missing-file.toml", "no such file",
                start + "[layers.incidents]\nsource = \"finns-inte.csv\"\n");
    refused_run(folder, "missing-field.toml", "'brottskod'",
                start + source + "fields = { category = \"brottskod\" }\n");
    refused_run(folder, "no-time-zone.toml", "Europe/Lilleby",
                start + source + "timezone = \"Europe/Lilleby\"\n");
}

void write_scenarios(BrokenFolder& folder) {
    const auto with_plan = [&](const std::string& edits) {
        return start + source +
               "\n[layers.lights]\nsource = \"good-lights.csv\"\ncrs = \"EPSG:3006\"\n"
               "\n[[scenario]]\nname = \"Plan\"\nedits = \"" +
               edits + "\"\n";
    };
    folder.write({"good-lights.csv", "lights", "", "", 0, 2, ""},
                 "id,x,y,height,flux\nL-1,602000,6602000,6,4000\nL-2,602030,6602000,6,4000\n");
    const auto plan = [&](const std::string& stem, const std::string& message,
                          const std::string& row) {
        folder.write({stem + ".geojson", "part", "", "", 0, 0, ""},
                     "{\"type\": \"FeatureCollection\", \"name\": \"lights\", \"features\": [\n"
                     "{\"type\": \"Feature\", \"properties\": {" +
                         row + "}, \"geometry\": null}\n]}\n");
        refused_run(folder, stem + ".toml", message, with_plan(stem + ".geojson"));
    };
    plan("edit-of-no-light", "L-99", "\"edit\": \"modify\", \"id\": \"L-99\", \"flux\": 5000");
    plan("edit-without-word", "edit", "\"edit\": \"kanske\", \"id\": \"L-1\", \"flux\": 5000");
    plan("edit-adds-twice", "L-1", "\"edit\": \"add\", \"id\": \"L-1\", \"flux\": 5000");
    plan("edit-nowhere", "geometry", "\"edit\": \"add\", \"id\": \"L-9\", \"flux\": 5000");
}

}  // namespace

void write_broken_studies(BrokenFolder& folder) {
    write_misspelt(folder);
    write_unrelated(folder);
    write_no_crs(folder);
    write_scenarios(folder);
}

}  // namespace tk
