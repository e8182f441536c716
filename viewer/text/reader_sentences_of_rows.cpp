// What is said of the rows of layers: assumed, repaired, left out.
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {

std::span<const ReaderSentence> sentences_of_rows() {
    static constexpr ReaderSentence sentences[] = {
        same(tr_mark("{} of {} {}: {}.")),
        same(tr_mark("{} rows: {}.")),
        same(tr_mark("incidents")),
        same(tr_mark("observations")),
        same(tr_mark("lights")),
        same(tr_mark("cameras")),
        same(tr_mark("buildings")),
        same(tr_mark("developments")),
        same(tr_mark("areas")),
        same(tr_mark("boundary")),
        same(tr_mark("streets")),
        same(tr_mark("trees")),
        same(tr_mark("features")),
        same(tr_mark("terrain")),
        same(tr_mark("no flux, {} lm for each watt is assumed ({})")),
        same(tr_mark("high-pressure sodium")),
        same(tr_mark("low-pressure sodium")),
        same(tr_mark("metal halide")),
        same(tr_mark("mercury")),
        same(tr_mark("fluorescent")),
        same(tr_mark("incandescent")),
        same(tr_mark("halogen")),
        same(tr_mark("unknown lamp")),
        same(tr_mark("neither flux nor watts, 5000 lm is assumed")),
        same(tr_mark("no height, {} m is assumed")),
        same(tr_mark("no height, 3 m for each floor is assumed")),
        same(tr_mark("neither height nor floors, 6 m is assumed")),
        same(tr_mark("distribution '{}' is not known, lambertian is assumed")),
        same(tr_mark("Photometric files are not read; the light spreads as by its distribution.")),
        same(tr_mark("no field of view, 90 degrees is assumed")),
        same(tr_mark("no bearing, it is taken to see all round")),
        same(tr_mark("no number of pixels, 1920 is assumed")),
        same(tr_mark("no name, called by the feature's number")),
        same(tr_mark("{}, left out")),
        same(tr_mark("{}, kept without one")),
        same(tr_mark("the outline crossed itself and was mended")),
        same(tr_mark("the end lies before the beginning and is left out")),
        same(tr_mark("the end cannot be read and is left out")),
        same(tr_mark("the hour occurs twice in {} when the clock is set back; the first is taken")),
        same(tr_mark("the hour does not occur in {} when the clock is set forward; the instant of "
                     "the change is taken")),
        same(tr_mark("{} {} repeat an id (the first is '{}'); the later ones are called by it with "
                     "#2, #3, ... after it.")),
        same(tr_mark("{} rows are no points: the centre of the line or area is taken.")),
        same(tr_mark("{} rows repeat the place, time and category of another (the first: row {}); "
                     "all are counted.")),
        same(tr_mark("{} of {} developments stand: no phase date is given.")),
        same(tr_mark("{} of {} developments do not say from when they stand, and do not.")),
        same(tr_mark("{} incidents with an interval of time were judged by its start")),
        same(tr_mark("no incident has the category '{}'")),
        same(tr_mark("Column '{}' may hold personal data and is not read.")),
        same(tr_mark("GDAL says: {}.")),
        same(tr_mark("{} Reading its coordinates as feet instead of metres would bring it near: "
                     "its publisher may have mixed them up.")),
        same(tr_mark("The fields '{}' and '{}' were recognised as longitude and latitude (WGS 84) "
                     "by their range.")),
        same(tr_mark("The source does not say its CRS; its coordinates were recognised as "
                     "longitude and latitude (WGS 84) by their range.")),
        same(tr_mark(
            "The source says that it is in {}, which its coordinates cannot be; {} is used.")),
        same(tr_mark("It lies wholly outside the study.")),
        same(tr_mark("It lies wholly outside the study, {} km away.")),
        same(tr_mark("Some of it lies up to {} km outside the study.")),
        {"It lies outside Sweden, and would lie in it with {} exchanged: if they are, name its "
         "fields the other way round with --x and --y (x and y in a study).",
         tr_mark("It lies outside Sweden, and would lie in it with {} exchanged: if they are, name "
                 "its fields x and y the other way round in the study.")},
        same(tr_mark("longitude and latitude")),
        same(tr_mark("east and north")),
        same(tr_mark("Computed in {} ({}), the CRS of {}.")),
        same(tr_mark("Computed in {} ({}), the CRS named for {}.")),
        same(tr_mark("Computed in {} ({}), because {} is in longitude and latitude and its centre "
                     "lies in Sweden.")),
        same(tr_mark("Computed in {} ({}), because {} is in longitude and latitude and its centre "
                     "lies in that zone.")),
        same(tr_mark("Computed in {} ({}), because {} is in Web Mercator, whose metres are not "
                     "true, and its centre lies in Sweden.")),
        same(tr_mark("Computed in {} ({}), because {} is in Web Mercator, whose metres are not "
                     "true, and its centre lies in that zone.")),
        same(tr_mark(
            "Computed in {} ({}), because {} is not in metres and its centre lies in Sweden.")),
        same(tr_mark(
            "Computed in {} ({}), because {} is not in metres and its centre lies in that zone.")),
        same(tr_mark("Computed in {} counted in metres: {} names it in {}, and distances and areas "
                     "here are in metres.")),
        same(tr_mark("It cannot be read as {}: {}; {}.")),
        same(tr_mark("Its rows do not run west to east.")),
        same(tr_mark("It does not say where it lies.")),
        same(tr_mark("Its values are told from every {}th cell or so.")),
        same(tr_mark("{} of {} edits are switched off and left out.")),
        same(tr_mark("{}, {}: {} without a usable shape, left out")),
        same(tr_mark("no coordinate")),
        same(tr_mark("unreadable coordinate")),
        same(tr_mark("hidden or missing place (0,0)")),
        same(tr_mark("longitude or latitude out of range")),
        same(tr_mark("impossible coordinate")),
        same(tr_mark("no geometry")),
        same(tr_mark("cannot be projected")),
        same(tr_mark("no area")),
        same(tr_mark("no line")),
        same(tr_mark("no point")),
        same(tr_mark("no height here")),
        same(tr_mark("nothing in its geometry")),
        same(tr_mark("no time")),
        same(tr_mark("unreadable time")),
        same(tr_mark("unreadable date")),
        same(tr_mark("{} is not a number")),
        same(tr_mark("{} out of range")),
        same(tr_mark("negative {}")),
        same(tr_mark("action is not build, demolish or open")),
        same(tr_mark("height")),
        same(tr_mark("flux")),
        same(tr_mark("watts")),
        same(tr_mark("bearing")),
        same(tr_mark("tilt")),
        same(tr_mark("dimming")),
        same(tr_mark("maintenance factor")),
        same(tr_mark("field of view")),
        same(tr_mark("focal length")),
        same(tr_mark("sensor width")),
        same(tr_mark("number of pixels")),
        same(tr_mark("range")),
        same(tr_mark("weight")),
        same(tr_mark("width")),
        same(tr_mark("population")),
        same(tr_mark("number of floors")),
        same(tr_mark("number of dwellings")),
        same(tr_mark("number of workplaces")),
        same(tr_mark("window share")),
        same(tr_mark("crown")),
        same(tr_mark("porosity")),
    };
    return sentences;
}

}  // namespace tk
