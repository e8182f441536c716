#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "layers/photometry_file.h"
#include "tests/layers/photometry_texts.h"
#include "tests/support/shared_data.h"
#include "tests/support/temp_folder.h"

namespace tk {
namespace {

/// What is known of a public file: planes and angles from its own counts and symmetry, the flux
/// from what its publisher states.
struct PublicPhotometry {
    std::string file;
    std::size_t planes;  ///< all round, with 0 and 360
    std::size_t angles;
    double flux_lm;
    double within_lm;
    std::vector<std::string> notes{};
};

std::vector<PublicPhotometry> eulumdat_files() {
    return {
        {"ldt-eulumdat-py/sample1.ldt",
         145,
         73,
         1983.0,
         2.0,
         {"lamp set 1 of 2 is used, of 1983 lm"}},
        {"ldt-eulumdat-py/sample2.ldt", 73, 37, 4600.0, 10.0},
        {"ldt-eulumdat-py/sample3.ldt", 25, 37, 12800.0, 15.0},
        {"ldt-eulumdat-py/sample4.ldt", 25, 37, 5540.0, 12.0},
        {"ldt-eulumdat-py/sample5.ldt",
         2,
         91,
         611.9,
         0.2,
         {"absolute photometry: the flux of the lamp set is the luminaire's"}},
        // 1 cd/klm over the lower half of 1 lm: 2 pi / 1000
        {"ldt-eulumdat-rs/0-2-0.ldt", 25, 19, 0.0062831853, 1e-9},
        {"ldt-eulumdat-rs/4058075580602_FL_MAX_LUM_600W_757_SYM_60_WAL.ldt", 17, 37,
         80500.0 * 0.999, 80.0},
        {"ldt-eulumdat-rs/4058075580657_FL_MAX_LUM_900W_757_ASYM_50X110_WAL.ldt", 9, 19,
         123000.0 * 0.998, 120.0},
        {"ldt-eulumdat-rs/floor_uplight.ldt", 25, 47, 20000.0 * 0.7233, 2.0},
        {"ldt-eulumdat-rs/fluorescent_luminaire.ldt", 25, 19, 8100.0 * 0.403, 2.0},
        {"ldt-eulumdat-rs/road_luminaire.ldt", 53, 25, 33200.0 * 0.8442, 33200.0 * 0.8442 * 0.004},
        // an invented curve whose table does not agree with its ratio of 85 %
        {"ldt-eulumdat-rs/wiki-batwing.ldt",
         2,
         19,
         11664.2,
         0.1,
         {"the intensities add up to 11664.2 lm, the file states 3400 lm"}},
        {"malformed/road_luminaire_cr_only.ldt", 53, 25, 33200.0 * 0.8442, 120.0},
        {"malformed/road_luminaire_decimal_comma.ldt",
         53,
         25,
         33200.0 * 0.8442,
         120.0,
         {"decimal commas are read as decimal points"}},
    };
}

std::vector<PublicPhotometry> ies_files() {
    const std::string street = "ies-street/S01.01.02.354_MAXWELL-8-T4_MEASURED_";
    return {
        {"ies-cu/1.IES", 45, 74, 9217.18, 0.01},
        {"ies-cu/3.IES", 25, 37, 13359.57, 0.01},
        {"ies-cu/5.IES", 17, 37, 753.80, 0.01},
        {"ies-cu/7.IES", 2, 37, 531.98, 0.01},
        {street + "CIE.IES", 73, 91, 1000.0, 0.1},
        {street + "IESNA.ies", 73, 91, 1000.0, 0.1},
        {"malformed/1_no_version_line.ies",
         45,
         74,
         9217.18,
         0.01,
         {"there is no version line: the file is read as LM-63-1986"}},
        {"malformed/1_tilt_file.ies",
         45,
         74,
         9217.18,
         0.01,
         {"the factors of the TILT file 'nofile.tlt' are not applied"}},
    };
}

struct RefusedPhotometry {
    std::string file;
    std::string said;  ///< after the name of the file
};

std::vector<RefusedPhotometry> refused_files() {
    const std::string mend = "; write the right number there, or fetch the file again";
    return {
        {"road_luminaire_bad_symmetry.ldt",
         ":3: the symmetry is 7, not a whole number from 0 to 4" + mend},
        {"road_luminaire_huge_counts.ldt",
         ":4: the number of C planes is 1000000, not a whole number from 1 to 721" + mend},
        {"road_luminaire_mc_not_a_number.ldt",
         ":4: the number of C planes is 'abc', not a number; write a number there, or fetch the "
         "file again"},
        {"road_luminaire_zero_planes.ldt",
         ":4: the number of C planes is 0, not a whole number from 1 to 721" + mend},
        {"road_luminaire_truncated.ldt",
         ":530: the file ends before intensity 412 of 675, due at line 531; fetch the whole file "
         "again"},
        {"1_huge_count.ies",
         ":27: the number of vertical angles is 99999999, not a whole number from 2 to 721" + mend},
        {"1_negative_count.ies",
         ":27: the number of vertical angles is -37, not a whole number from 2 to 721" + mend},
        {"1_no_tilt.ies",
         ":26: there is no TILT= line before the numbers; put the line TILT=NONE between the "
         "keywords and the numbers"},
        {"1_photometric_type_a.ies",
         ":29: the vertical angle is 92.5 degrees, not from -90 to 90 as the photometric type has "
         "it; correct the photometric type or the angle"},
        {"1_tilt_include_missing.ies",
         ":27: the lamp's position under TILT=INCLUDE is 192, not a whole number from 1 to 3" +
             mend},
        {"1_truncated.ies",
         ":53: the file ends before intensity 520 of 888; fetch the whole file again"},
    };
}

void expect_read(const PublicPhotometry& known) {
    const std::string path = (test::shared_data() / "photometry" / known.file).string();
    const PhotometryReading reading = read_photometry(path, {});
    EXPECT_EQ(reading.photometry.c_deg.size(), known.planes) << known.file;
    EXPECT_EQ(reading.photometry.gamma_deg.size(), known.angles) << known.file;
    EXPECT_NEAR(reading.photometry.flux_lm, known.flux_lm, known.within_lm) << known.file;
    EXPECT_EQ(reading.notes, known.notes) << known.file;
    EXPECT_NO_THROW(check_photometry(reading.photometry)) << known.file;
}

TEST(ReadPhotometry, ReadsEveryPublicEulumdatFile) {
    TK_NEED_SHARED_DATA("photometry");
    for (const PublicPhotometry& known : eulumdat_files()) expect_read(known);
}

TEST(ReadPhotometry, ReadsEveryPublicIesFile) {
    TK_NEED_SHARED_DATA("photometry");
    for (const PublicPhotometry& known : ies_files()) expect_read(known);
}

TEST(ReadPhotometry, RefusesDamagedFilesWithTheirLine) {
    TK_NEED_SHARED_DATA("photometry");
    for (const RefusedPhotometry& refused : refused_files()) {
        const std::string path =
            (test::shared_data() / "photometry" / "malformed" / refused.file).string();
        EXPECT_EQ(test::refusal_of([&] { read_photometry(path, {}); }).what(), path + refused.said);
    }
}

TEST(ReadPhotometry, KnowsAllFilesOfTheFolder) {
    TK_NEED_SHARED_DATA("photometry");
    std::set<std::string> known;
    for (const PublicPhotometry& file : eulumdat_files()) known.insert(file.file);
    for (const PublicPhotometry& file : ies_files()) known.insert(file.file);
    for (const RefusedPhotometry& file : refused_files()) known.insert("malformed/" + file.file);
    const auto folder = test::shared_data() / "photometry";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || extension == ".md" || extension == ".json") continue;
        EXPECT_EQ(known.count(entry.path().lexically_relative(folder).generic_string()), 1U)
            << entry.path();
    }
}

TEST(ReadPhotometry, TurnsAnIesFileToTheAxesOfCie) {
    TK_NEED_SHARED_DATA("photometry");
    const std::string street =
        (test::shared_data() / "photometry/ies-street/S01.01.02.354_MAXWELL-8-T4_MEASURED_")
            .string();
    const Photometry ies = read_photometry(street + "IESNA.ies", {}).photometry;
    const Photometry cie =
        read_photometry(street + "CIE.IES", {.cie_orientation = true}).photometry;
    EXPECT_EQ(ies.c_deg, cie.c_deg);
    EXPECT_EQ(ies.intensity_cd, cie.intensity_cd);
    EXPECT_EQ(ies.watts, 29.343);
    // turned the wrong way, or left as it stands, it is another field
    const Photometry not_turned =
        read_photometry(street + "IESNA.ies", {.cie_orientation = true}).photometry;
    EXPECT_GT(intensity_cd(ies, 90.0, 60.0), 1.2 * intensity_cd(not_turned, 90.0, 60.0));
    EXPECT_GT(intensity_cd(ies, 90.0, 60.0), 1.2 * intensity_cd(ies, 270.0, 60.0));
}

TEST(ReadPhotometry, ChoosesTheFormatByContent) {
    const test::TempFolder folder;
    test::IesParts ies;
    ies.vertical_deg = {0.0, 90.0};
    ies.horizontal_deg = {0.0};
    ies.entries = {1.0, 1.0};
    const std::string path = folder.write("mislabelled.ldt", test::ies_text(ies));
    EXPECT_EQ(read_photometry(path, {}).photometry.c_deg.size(), 2U);
    EXPECT_EQ(read_photometry(path, {}).photometry.name, path);
    test::EulumdatParts eulumdat;
    eulumdat.symmetry = 1;
    eulumdat.c_deg = {0.0};
    eulumdat.gamma_deg = {0.0, 90.0};
    eulumdat.entries = {1.0, 1.0};
    EXPECT_NO_THROW(read_photometry(folder.write("a.txt", test::eulumdat_text(eulumdat)), {}));
}

TEST(ReadPhotometry, RefusesWhatIsNoPhotometricFile) {
    const test::TempFolder folder;
    const auto problem = [](const std::string& path) {
        return test::refusal_of([&] { read_photometry(path, {}); }).problem();
    };
    EXPECT_EQ(problem(folder.file("none.ldt")), "there is no such photometric file");
    EXPECT_EQ(problem(folder.path().string()), "the photometric file cannot be opened");
    EXPECT_EQ(problem(folder.write("a.ldt", "\r\n \r\n")), "the photometric file is empty");
    EXPECT_EQ(problem(folder.write("b.ldt", "<!DOCTYPE html><html>")),
              "is a web page, not a photometric file");
    EXPECT_EQ(problem(folder.write("c.dat", "id;x;y\n1;2;3\n")),
              "is neither an EULUMDAT nor an IES file");
    EXPECT_EQ(problem(folder.write("d.ies", std::string(16U * 1024 * 1024 + 1, '1'))),
              "is larger than 16 MB, more than any photometric file");
}

}  // namespace
}  // namespace tk
