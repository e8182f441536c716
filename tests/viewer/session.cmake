target_sources(
    tk_viewer_test
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/measure_chain_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/night_hours_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_commands_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_fields_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_incidents_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_recovery_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_save_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_saved_state_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_table_test.cpp
            ${CMAKE_CURRENT_LIST_DIR}/session_words_test.cpp)
