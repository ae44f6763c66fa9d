// The worker calls the exports; there is nothing to run of itself.
System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
