#pragma once

#include <epoxy/gl.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace tk::gl {

/// A vertex and a fragment shader, linked. GLSL 3.30; the version line is added.
class ShaderProgram {
public:
    /// @param name told in errors
    /// @throws std::runtime_error with the driver's log when it does not compile
    ShaderProgram(const std::string& name, std::string_view vertex, std::string_view fragment);
    ~ShaderProgram();
    ShaderProgram(const ShaderProgram&) = delete;
    ShaderProgram& operator=(const ShaderProgram&) = delete;

    void use() const;
    /// Uniforms of the program in use; one that the driver left out is passed over.
    void set(const char* uniform, int value);
    void set(const char* uniform, float value);
    void set(const char* uniform, float x, float y);
    void set(const char* uniform, float x, float y, float z, float w);

private:
    GLint location(const char* uniform);

    GLuint program_ = 0;
    std::unordered_map<std::string, GLint> locations_;
};

}  // namespace tk::gl
