print("genai-trace")
