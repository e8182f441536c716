// What is said of lights, photometric files, luminaires, cameras' masks and the ground.
#include "viewer/text/reader_sentences.h"
#include "viewer/text/translation.h"

namespace tk {

std::span<const ReaderSentence> sentences_of_light() {
    static constexpr ReaderSentence sentences[] = {
        same(tr_mark("photometry '{}' {}, the light spreads as by its distribution")),
        same(tr_mark("is not found")),
        same(tr_mark("cannot be read ({})")),
        same(tr_mark("orientation '{}' is not known, ies is assumed")),
        same(tr_mark("burning_hours: {}, not used")),
        same(tr_mark("dimming_hours: {}, not used")),
        same(tr_mark("'{}' is no dimming by hour")),
        same(tr_mark("{} of {} lights: no bearing, aimed across the nearest street.")),
        same(tr_mark("{} lights of type '{}': no row of the luminaire library is for it.")),
        same(tr_mark("{}: the intensities add up to {} lm, the file states {} lm")),
        same(tr_mark("{}: lamp set {} of {} is used, of {} lm")),
        same(tr_mark("{}: the conversion factor on line 24 is missing or 0, and counts as 1")),
        same(tr_mark("{}: absolute photometry: the flux of the lamp set is the luminaire's")),
        same(tr_mark("{}: decimal commas are read as decimal points")),
        same(tr_mark("{}: what stands after the last intensity, from line {}, is left out")),
        same(tr_mark("{}: there is no version line: the file is read as LM-63-1986")),
        same(tr_mark("{}: the factors of TILT=INCLUDE are not applied")),
        same(tr_mark("{}: the factors of the TILT file '{}' are not applied")),
        same(tr_mark(
            "{}: the horizontal angles end at {} degrees: the plane at 0 closes the circle")),
        same(tr_mark("{}: the planes at 0 and 360 degrees differ: the one at 0 is used for both")),
        same(
            tr_mark("{}: photometric type {} is resampled to planes of C, its axis pointing down")),
        same(tr_mark("there is no such file or folder")),
        same(tr_mark("name a photometric file (.ldt, .ies), or a folder of them")),
        same(tr_mark("it has no column 'pattern'")),
        same(tr_mark("a luminaire library has a row a type: pattern, photometry, flux, watts, "
                     "height, maintenance_factor, distribution, source")),
        same(tr_mark("it has no pattern")),
        same(tr_mark("give the type's name as in the register, * for any text")),
        same(tr_mark("it has no rows")),
        same(tr_mark("give a row a type of luminaire")),
        same(tr_mark("give a number, or leave it empty")),
        same(tr_mark("out_of_order '{}' is not known, the light is taken to work")),
        same(tr_mark("camera {} has no focal length and sensor width")),
        same(tr_mark("give both in the layer, or write rule = \"plane\" in [analysis.cameras]")),
        same(tr_mark("it has no columns 'source' and 'lm_per_w'")),
        same(tr_mark("a table of lamps has a row a kind: source, lm_per_w, reference")),
        same(tr_mark("its source or its lm_per_w is empty")),
        same(tr_mark("give the kind of lamp as in the register, and its lumens per watt")),
        same(tr_mark("give a row a kind of lamp")),
        same(tr_mark("no camera is named, it acts on every camera")),
        same(tr_mark("the camera that is named is unknown, it acts on none of today's")),
        same(tr_mark("unreadable date of the weighing of interests, left out")),
        same(tr_mark("'{}' is no time of the day")),
        same(tr_mark("give an hour or a time, as in 2 or 02:30")),
        same(tr_mark("give hours and the share of full output, as in 22-05:0.5")),
        same(tr_mark("its cells cannot be brought onto the map")),
        same(tr_mark("height from the roof's level less that of the ground")),
        same(tr_mark("a level of the roof, which needs the study's terrain")),
        same(tr_mark("no height, what the plan allows is taken")),
        same(tr_mark("allowed height")),
        same(tr_mark("level")),
        same(tr_mark("see that its CRS is right and that it is north-up")),
    };
    return sentences;
}

}  // namespace tk
