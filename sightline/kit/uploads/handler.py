"""Takes what a browser sends: small files in memory, larger ones sealed from their first byte.

Django writes larger ones to the disk as they are. What people send here may be of children, so
that the disk holds nothing that can be read, however the request ends.
"""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sightline.kit.uploads import blocks


class SealedFileUploadHandler(FileUploadHandler):
    """The key is in memory alone, and is forgotten with the request."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._key = blocks.new_key()
        # Without a name where the system allows that: it goes with the process, whatever happens.
        self._lying = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the request
        self._writer = blocks.Writer(self._lying, self._key)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        self._writer.end()
        return UploadedFile(
            file=blocks.opened(self._lying, self._key),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "_lying"):
            self._lying.close()
