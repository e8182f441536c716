target_sources(tk_benchmark PRIVATE reading_benchmark.cpp writing_benchmark.cpp)
target_link_libraries(tk_benchmark PRIVATE tk::layers GDAL::GDAL fmt::fmt)
