#include "sample-data/generator/broken_files.h"

namespace tk {

void write_broken_objects(BrokenFolder& folder) {
    folder.write({"lamp-height-zero.csv", "lights", "", "height out of range", 1, 2, ""},
                 "id,x,y,height,flux\nL-1,602000,6602000,6,4000\nL-2,602030,6602000,0,4000\n"
                 "L-3,602090,6602000,5.5,4000\n");
    folder.write({"lamp-negative-height.csv", "lights", "", "negative height", 1, 1, ""},
                 "id,x,y,height,flux\nL-1,602000,6602000,6,4000\nL-2,602030,6602000,-6,4000\n");
    folder.write({"lamp-negative-flux.csv", "lights", "", "flux", 1, 2, ""},
                 "id,x,y,height,flux\nL-1,602000,6602000,6,4000\nL-2,602030,6602000,6,-4000\n"
                 "L-3,602060,6602000,6,4000\n");
    folder.write({"lamp-dimming.csv", "lights", "", "dimming", 1, 1, ""},
                 "id,x,y,height,flux,dimming\nL-1,602000,6602000,6,4000,0.5\n"
                 "L-2,602030,6602000,6,4000,50\n");
    folder.write({"lamp-units.csv", "lights", "", "", 0, 2, ""},
                 "id,x,y,height,watts,source\nL-1,602000,6602000,6 m,34 W,LED\n"
                 "L-2,602030,6602000,\"16 ft\",70W,natrium\n");
    folder.write({"duplicate-ids.csv", "lights", "", "", 0, 3, "L-1"},
                 "id,x,y,height,flux\nL-1,602000,6602000,6,4000\nL-1,602030,6602000,6,4000\n"
                 "L-2,602060,6602000,6,4000\n");
    folder.write({"camera-fov.csv", "cameras", "", "field of view out of range", 2, 1, ""},
                 "id,x,y,height,bearing,fov,pixels\nK-1,602000,6602000,4,90,90,1920\n"
                 "K-2,602030,6602000,4,90,400,1920\nK-3,602060,6602000,4,90,361,1920\n");
    folder.write({"camera-no-pixels.csv", "cameras", "", "pixels", 1, 1, ""},
                 "id,x,y,height,bearing,fov,pixels\nK-1,602000,6602000,4,90,90,1920\n"
                 "K-2,602030,6602000,4,90,90,-5\n");
    const std::string wall =
        "((602000 6602000,602020 6602000,602020 6602010,602000 6602010,602000 6602000))";
    const std::string other =
        "((602050 6602000,602070 6602000,602070 6602010,602050 6602010,602050 6602000))";
    folder.write({"negative-height.csv", "buildings", "", "height", 1, 1, ""},
                 "id;height;WKT\nB-1;9.5;POLYGON " + wall + "\nB-2;-9.5;POLYGON " + other + "\n");
    folder.write({"development-action.csv", "developments", "", "action", 1, 1, ""},
                 "id;action;height;WKT\nD-1;build;9.5;POLYGON " + wall +
                     "\nD-2;flytta;9.5;POLYGON " + other + "\n");
}

}  // namespace tk
