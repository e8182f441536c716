target_sources(
    tk_layers_test
    PRIVATE crs_test.cpp
            read_report_test.cpp)
