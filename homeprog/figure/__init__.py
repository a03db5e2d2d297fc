"""The drawn person as geometry: body, pose, props, drawing commands. No Qt."""
