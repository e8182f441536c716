target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/panels/command_search.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_about.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_command_search.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_export.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_keep_view.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_log.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_new_study.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_open_study.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_recover.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_rename_plan.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_settings.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_shortcuts.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialog_unsaved.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/dialogs.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/export_choices.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/export_contents.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/file_browser.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/file_listing.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/layer_title.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/name_order.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/new_study_memory.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/program_version.cpp
            ${CMAKE_CURRENT_LIST_DIR}/panels/study_draft.cpp)
set_source_files_properties(
    ${CMAKE_CURRENT_LIST_DIR}/panels/program_version.cpp
    PROPERTIES COMPILE_DEFINITIONS TK_VERSION="${PROJECT_VERSION}" SKIP_UNITY_BUILD_INCLUSION ON)
