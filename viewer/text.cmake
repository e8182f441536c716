pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
target_link_libraries(tk_viewer PUBLIC PkgConfig::freetype)
target_sources(
    tk_viewer
    PRIVATE ${CMAKE_CURRENT_LIST_DIR}/text/data_folder.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/filter_words.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/find_fonts.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/fonts.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/icons.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/local_clock.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/message_catalogue.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/number_words.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/platform_paths.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_evidence.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_files.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_light.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_risk.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_rows.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_sentences_of_studies.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/reader_words.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/set_title.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/side_name.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/spreadsheet_text.cpp
            ${CMAKE_CURRENT_LIST_DIR}/text/translation.cpp)
set_property(
    SOURCE ${CMAKE_CURRENT_LIST_DIR}/text/data_folder.cpp
    APPEND PROPERTY COMPILE_DEFINITIONS TK_INSTALLED_DATA_FOLDER="${CMAKE_INSTALL_FULL_DATADIR}")

# The catalogue of Swedish words, in the build's "share" as it will lie in the installed one.
find_program(TK_MSGFMT msgfmt REQUIRED)
set(catalogue ${CMAKE_BINARY_DIR}/share/locale/sv/LC_MESSAGES/tryggkarta.mo)
add_custom_command(
    OUTPUT ${catalogue}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/share/locale/sv/LC_MESSAGES
    COMMAND ${TK_MSGFMT} --check-format --output-file=${catalogue}
            ${CMAKE_CURRENT_LIST_DIR}/po/sv.po
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/po/sv.po
    COMMENT "Compiling the Swedish words"
    VERBATIM)
add_custom_target(tk_translations DEPENDS ${catalogue})
add_dependencies(tk_viewer tk_translations)
install(FILES ${catalogue} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/sv/LC_MESSAGES)
