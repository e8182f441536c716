target_sources(
    tk_layers_test
    PRIVATE
        follow_up_lock_test.cpp incident_hours_test.cpp load_study_test.cpp
        read_follow_up_test.cpp result_words_test.cpp risk_parameters_test.cpp sha256_test.cpp
        study_chain_text_test.cpp study_file_test.cpp study_filter_test.cpp
        study_hotspot_test.cpp study_layers_text_test.cpp study_patterns_test.cpp
        study_text_test.cpp treated_cameras_test.cpp)
