#pragma once

#include <epoxy/gl.h>

#include <cstddef>

namespace tk::gl {

/// glVertexAttribPointer into the bound buffer: OpenGL takes the offset as a pointer.
inline void attribute_at(GLuint index, GLint size, GLenum type, GLboolean normalised,
                         std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(index);
    glVertexAttribPointer(index, size, type, normalised, static_cast<GLsizei>(stride),
                          // NOLINTNEXTLINE(performance-no-int-to-ptr): the interface asks for it
                          reinterpret_cast<const void*>(offset));
}

}  // namespace tk::gl
