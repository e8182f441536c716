target_sources(
    tk_benchmark PRIVATE camera_coverage_benchmark.cpp illuminance_benchmark.cpp
                         live_edit_benchmark.cpp sightlines_benchmark.cpp
                         walk_benchmark.cpp zonal_benchmark.cpp)
