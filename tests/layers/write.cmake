target_sources(
    tk_layers_test
    PRIVATE analysis_palette_test.cpp banded_grid_test.cpp drawings_file_test.cpp write_scenario_test.cpp study_scenarios_text_test.cpp
            geopackage_contents_test.cpp geopackage_writer_test.cpp gridded_tile_test.cpp output_file_test.cpp provenance_test.cpp
            raster_style_test.cpp read_raster_test.cpp write_cog_test.cpp write_csv_test.cpp)
