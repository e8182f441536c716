target_sources(tk_viewer PRIVATE ${CMAKE_CURRENT_LIST_DIR}/gpu/shader_program.cpp)
