target_sources(tk_viewer_test PRIVATE ${CMAKE_CURRENT_LIST_DIR}/isovist_test.cpp
                                      ${CMAKE_CURRENT_LIST_DIR}/place_facts_test.cpp
                                      ${CMAKE_CURRENT_LIST_DIR}/sees_of_others_test.cpp)
