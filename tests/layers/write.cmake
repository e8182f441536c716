target_sources(
    tk_layers_test
    PRIVATE geopackage_contents_test.cpp geopackage_writer_test.cpp gridded_tile_test.cpp output_file_test.cpp provenance_test.cpp
            raster_style_test.cpp read_raster_test.cpp write_cog_test.cpp write_csv_test.cpp)
