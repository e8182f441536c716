#include "sample-data/generator/broken_files.h"

namespace tk {
namespace {

const std::string header = "handelse_id,datum,datum_till,brottstyp,x,y\n";

std::string incident_row(const std::string& id, const std::string& date, const std::string& x,
                         const std::string& y) {
    return id + "," + date + ",,skadegörelse," + x + "," + y + "\n";
}

std::string good_incident_rows(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += incident_row(
            "H-" + std::to_string(i + 1), "2024-05-0" + std::to_string(i + 1) + " 21:30",
            std::to_string(602000 + 40 * i) + ".5", std::to_string(6602000 + 30 * i));
    return text;
}

void write_places(BrokenFolder& folder) {
    const std::string date = "2024-06-01 12:00";
    folder.write({"good.csv", "incidents", "", "", 0, 5, ""}, header + good_incident_rows(5));
    folder.write({"no-coordinate.csv", "incidents", "", "no coordinate", 3, 5, ""},
                 header + good_incident_rows(5) + incident_row("H-6", date, "", "") +
                     incident_row("H-7", date, "602000", "") +
                     incident_row("H-8", date, "", "6602000"));
    folder.write({"zero-place.csv", "incidents", "", "hidden or missing place (0,0)", 2, 5, ""},
                 header + good_incident_rows(5) + incident_row("H-6", date, "0", "0") +
                     incident_row("H-7", date, "0.0", "0.0"));
    folder.write({"text-in-number.csv", "incidents", "", "unreadable coordinate", 2, 5, ""},
                 header + good_incident_rows(5) + incident_row("H-6", date, "okänd", "6602000") +
                     incident_row("H-7", date, "602000", "se anteckning"));
    folder.write({"longitude-out-of-range.csv", "incidents", "",
                  "longitude or latitude out of range", 1, 3, "", "EPSG:4326"},
                 "datum,lon,lat\n2024-05-01,16.80,59.54\n2024-05-02,16.81,59.55\n"
                 "2024-05-03,16.79,159.53\n2024-05-04,16.80,59.53\n");
    // Nothing in the file itself is wrong: it lies off Oman, which its extent shows.
    folder.write({"swapped-axes.csv", "incidents", "", "", 0, 4, "", "EPSG:4326"},
                 "datum,lon,lat\n2024-05-01,59.54,16.80\n2024-05-02,59.55,16.81\n"
                 "2024-05-03,59.53,16.79\n2024-05-04,59.52,16.80\n");
    folder.write({"decimal-comma-mix.csv", "incidents", "", "", 0, 4, ""},
                 "datum;x;y\n2024-05-01;602000,5;6602000,25\n2024-05-02;602010.5;6602010.25\n"
                 "2024-05-03;602020;6602020\n2024-05-04;\"602 030,5\";\"6 602 030,5\"\n");
}

void write_times(BrokenFolder& folder) {
    folder.write({"bad-dates.csv", "incidents with time", "", "unreadable time", 3, 5, ""},
                 header + good_incident_rows(5) +
                     incident_row("H-6", "2024-02-30", "602000", "6602000") +
                     incident_row("H-7", "2024-13-45 12:00", "602000", "6602000") +
                     incident_row("H-8", "i våras", "602000", "6602000"));
    folder.write({"no-time.csv", "incidents with time", "", "no time", 2, 5, ""},
                 header + good_incident_rows(5) + incident_row("H-6", "", "602000", "6602000") +
                     incident_row("H-7", "", "602010", "6602000"));
    folder.write({"end-before-start.csv", "incidents with time", "", "", 0, 2, "end"},
                 header +
                     "H-1,2024-05-02 10:00,2024-05-01 09:00,stöld,602000,6602000\n"
                     "H-2,2024-05-02 10:00,2024-05-02 12:00,stöld,602010,6602000\n");
    folder.write({"skipped-hour.csv", "incidents with time", "", "", 0, 2, "hour"},
                 header +
                     "H-1,2024-03-31 02:30,,stöld,602000,6602000\n"
                     "H-2,2024-03-31 03:30,,stöld,602010,6602000\n");
}

void write_no_tables(BrokenFolder& folder) {
    folder.write({"empty.csv", "incidents", "empty", "", 0, 0, ""}, "");
    folder.write({"web-page.csv", "incidents", "web page", "", 0, 0, ""},
                 "<!DOCTYPE html>\n<html><head><title>503</title></head>\n"
                 "<body><h1>Tjänsten är inte tillgänglig</h1></body></html>\n");
    folder.write({"header-only.csv", "incidents", "", "", 0, 0, ""}, header);
    folder.write({"no-place-columns.csv", "incidents", "no place", "", 0, 0, ""},
                 "datum,brottstyp\n2024-05-01,stöld\n2024-05-02,rån\n");
    folder.write(
        {"no-time-column.csv", "incidents with time", "no field for the time", "", 0, 0, ""},
        "brottstyp,x,y\nstöld,602000,6602000\nrån,602010,6602000\n");
    folder.write({"cut-off.zip", "incidents", "cut-off.zip", "", 0, 0, ""},
                 std::string("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) + "handelser.csv");
}

void write_texts(BrokenFolder& folder) {
    folder.write({"ragged-rows.csv", "incidents", "", "no coordinate", 1, 3, ""},
                 "datum,x,y\n2024-05-01,602000,6602000\n2024-05-02,602010,6602000,för,många\n"
                 "2024-05-03\n2024-05-04,602020,6602000\n");
    folder.write({"header-again.csv", "incidents", "", "unreadable coordinate", 1, 4, ""},
                 "datum,x,y\n2024-05-01,602000,6602000\n2024-05-02,602010,6602000\ndatum,x,y\n"
                 "2024-05-03,602020,6602000\n2024-05-04,602030,6602000\n");
    folder.write({"windows-1252.csv", "incidents", "", "", 0, 2, ""},
                 "datum;brottstyp;x;y\r\n2024-05-01;personr\xE5n;602000,5;6602000,5\r\n"
                 "2024-05-02;skadeg\xF6relse;602010,5;6602000,5\r\n");
    folder.write({"byte-order-mark.csv", "incidents", "", "", 0, 2, ""},
                 "\xEF\xBB\xBFx,y,datum\n602000,6602000,2024-05-01\n602010,6602000,2024-05-02\n");
    // Numbers that nobody bears: the month and day 01-01, the serial 0000 and a wrong check digit.
    folder.write(
        {"personal-numbers.csv", "incidents", "", "", 0, 2, "personnummer"},
        "datum,x,y,personnummer,namn\n2024-05-01,602000,6602000,19000101-0000,Ada Exempel\n"
        "2024-05-02,602010,6602000,19000101-0001,Bo Exempel\n");
    folder.write({"bad-weight.csv", "incidents", "", "weight is not a number", 1, 2, ""},
                 "datum,x,y,antal\n2024-05-01,602000,6602000,2\n2024-05-02,602010,6602000,många\n"
                 "2024-05-03,602020,6602000,1\n");
    folder.write({"negative-weight.csv", "incidents", "", "negative weight", 1, 2, ""},
                 "datum,x,y,antal\n2024-05-01,602000,6602000,2\n2024-05-02,602010,6602000,-1\n"
                 "2024-05-03,602020,6602000,1\n");
}

}  // namespace

void write_broken_tables(BrokenFolder& folder) {
    write_places(folder);
    write_times(folder);
    write_no_tables(folder);
    write_texts(folder);
}

}  // namespace tk
