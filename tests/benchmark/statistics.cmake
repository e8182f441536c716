target_sources(tk_benchmark PRIVATE local_statistics_benchmark.cpp near_repeat_benchmark.cpp
                                    network_density_benchmark.cpp)
