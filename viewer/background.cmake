target_sources(tk_viewer PRIVATE ${CMAKE_CURRENT_LIST_DIR}/background/latest_worker.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/follow_up_work.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/isovist_finder.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/isovist_work.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/assessment_service.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/measure_work.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/pattern_work.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/pattern_of_hours.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/pattern_of_risk.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/pattern_of_streets.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/town_within.cpp
                                 ${CMAKE_CURRENT_LIST_DIR}/background/walk_work.cpp)
