target_sources(
    tk_layers_test
    PRIVATE crs_test.cpp
            describe_source_test.cpp
            fetched_features_test.cpp
            field_names_test.cpp
            geometry_from_gdal_test.cpp
            local_time_test.cpp
            personal_data_test.cpp
            read_incidents_test.cpp
            read_objects_test.cpp
            read_public_data_test.cpp
            read_report_test.cpp
            read_scenario_test.cpp
            read_terrain_test.cpp
            repeated_incidents_test.cpp
            vector_source_test.cpp
            written_number_test.cpp)
