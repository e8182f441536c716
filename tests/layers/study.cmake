target_sources(tk_layers_test PRIVATE load_study_test.cpp result_words_test.cpp study_file_test.cpp study_filter_test.cpp
                                      study_chain_text_test.cpp study_hotspot_test.cpp study_layers_text_test.cpp study_patterns_test.cpp
                                      study_text_test.cpp)
