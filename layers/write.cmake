target_sources(
    tk_layers
    PRIVATE banded_grid.cpp colour_ramps.cpp gdal_writing.cpp gridded_tile.cpp geopackage_tables.cpp geopackage_writer.cpp output_file.cpp
            platform_disk.cpp platform_scratch.cpp
            provenance.cpp qml_file.cpp qml_text.cpp raster_description.cpp raster_style.cpp
            editable_layers.cpp read_raster.cpp vector_layer.cpp vector_layers.cpp vector_style.cpp analysis_palette.cpp analysis_style.cpp qgis_symbols.cpp write_cog.cpp
            weighing_table.cpp write_csv.cpp write_geopackage_raster.cpp write_geopackage_vector.cpp)
target_sources(tk_layers PRIVATE layer_name.cpp result_parameters.cpp result_surface.cpp)
target_sources(tk_layers PRIVATE drawing.cpp drawings_file.cpp edit_fields.cpp edit_rows.cpp
                                 other_columns.cpp write_scenario.cpp)
