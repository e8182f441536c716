target_sources(
    tk_layers
    PRIVATE config_reader.cpp
            config_value.cpp
            neighbour_words.cpp
            source_path.cpp
            toml_edit.cpp
            toml_layout.cpp
            study_analysis.cpp
            study_chain_text.cpp
            measure_question.cpp
            study_evidence.cpp
            study_file.cpp
            study_filter.cpp
            study_layers_text.cpp
            study_patterns.cpp
            study_patterns_text.cpp
            study_plan.cpp
            study_scenarios_text.cpp
            study_text.cpp
            toml_table_writer.cpp)
target_sources(tk_layers PRIVATE follow_up_lock.cpp hotspot_parameters.cpp hotspot_surface.cpp incident_hours.cpp load_study.cpp
                                 read_filtered.cpp read_follow_up.cpp risk_parameters.cpp sha256.cpp
                                 study_hotspot.cpp treated_cameras.cpp)
