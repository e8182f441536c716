#include "viewer/gpu/shader_program.h"

#include <stdexcept>

namespace tk::gl {
namespace {

constexpr std::string_view glsl_version = "#version 330 core\n";

GLuint compiled(const std::string& name, GLenum kind, std::string_view source) {
    const GLuint shader = glCreateShader(kind);
    const std::string text = std::string(glsl_version) + std::string(source);
    const char* lines = text.c_str();
    glShaderSource(shader, 1, &lines, nullptr);
    glCompileShader(shader);
    GLint done = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done == GL_TRUE) return shader;
    std::string log(2000, '\0');
    GLsizei length = 0;
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    glDeleteShader(shader);
    throw std::runtime_error("the shader '" + name + "' does not compile here: " + log);
}

}  // namespace

ShaderProgram::ShaderProgram(const std::string& name, std::string_view vertex,
                             std::string_view fragment) {
    const GLuint vertex_shader = compiled(name + ".vert", GL_VERTEX_SHADER, vertex);
    const GLuint fragment_shader = compiled(name + ".frag", GL_FRAGMENT_SHADER, fragment);
    program_ = glCreateProgram();
    glAttachShader(program_, vertex_shader);
    glAttachShader(program_, fragment_shader);
    glLinkProgram(program_);
    glDeleteShader(vertex_shader);
    glDeleteShader(fragment_shader);
    GLint done = GL_FALSE;
    glGetProgramiv(program_, GL_LINK_STATUS, &done);
    if (done != GL_TRUE) {
        glDeleteProgram(program_);
        throw std::runtime_error("the shader '" + name + "' does not link here");
    }
}

ShaderProgram::~ShaderProgram() {
    glDeleteProgram(program_);
}

void ShaderProgram::use() const {
    glUseProgram(program_);
}

GLint ShaderProgram::location(const char* uniform) {
    const auto found = locations_.find(uniform);
    if (found != locations_.end()) return found->second;
    const GLint at = glGetUniformLocation(program_, uniform);
    locations_.emplace(uniform, at);
    return at;
}

void ShaderProgram::set(const char* uniform, int value) {
    glUniform1i(location(uniform), value);
}
void ShaderProgram::set(const char* uniform, float value) {
    glUniform1f(location(uniform), value);
}
void ShaderProgram::set(const char* uniform, float x, float y) {
    glUniform2f(location(uniform), x, y);
}
void ShaderProgram::set(const char* uniform, float x, float y, float z, float w) {
    glUniform4f(location(uniform), x, y, z, w);
}

}  // namespace tk::gl
