target_sources(tk_benchmark PRIVATE)
