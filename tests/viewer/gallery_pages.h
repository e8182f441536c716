#pragma once

/// Pages full of building blocks, to be looked at.
namespace tk {

/// The main window's panels around a page of buttons and fields.
void gallery_first_page(float width, float height);
/// A table and charts.
void gallery_second_page(float width, float height);
/// The same behind a dialog.
void gallery_dialog_page(float width, float height);

}  // namespace tk
