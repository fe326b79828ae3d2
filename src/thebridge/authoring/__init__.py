"""From a scenario folder to a checked `engine.Scenario`; every problem is told with its file and line."""
