-- The catalogue that every installation starts with.
insert into skills (id, title, description, category, levels, is_active, position, created_at, updated_at) values
    ('clarity_eloquence', 'Clarity & Eloquence', 'Say what you mean in plain, well-ordered sentences that land the first time.', 'communication', '[
      {"level": 1, "criteria": "Hard to follow: the point gets lost in jargon and detours", "examples": ["The thing is the async hydration layer sort of defers, like, the fetch graph."], "rubricHints": ["Jargon without explanation", "No visible structure"]},
      {"level": 2, "criteria": "The topic can be guessed, the point can not", "examples": ["We did some work on loading, the async part, and it is, well, different now."], "rubricHints": ["Sentences break off", "Key message missing"]},
      {"level": 3, "criteria": "Single statements are clear, their connection is not", "examples": ["Loading is asynchronous now. Also there were bugs. It should be faster."], "rubricHints": ["Ideas in random order"]},
      {"level": 4, "criteria": "Understandable with effort from the listener", "examples": ["We load data in the background now, so pages should mostly feel quicker."], "rubricHints": ["Could be more precise", "Some filler"]},
      {"level": 5, "criteria": "Understandable in general", "examples": ["Pages appear sooner because we load the data in the background."], "rubricHints": ["Main point present but late"]},
      {"level": 6, "criteria": "Understandable, mostly in order and to the point", "examples": ["Your page now opens at once; its data follows in the background."], "rubricHints": ["Few vague words left"]},
      {"level": 7, "criteria": "Clear and direct", "examples": ["Pages now open at once. The data follows within a second."], "rubricHints": ["Main point first", "Short sentences"]},
      {"level": 8, "criteria": "Clear and direct, complex matters made simple", "examples": ["You click, the page is there. The numbers fill in while you read."], "rubricHints": ["Concrete words", "One idea a sentence"]},
      {"level": 9, "criteria": "Exceptionally clear throughout", "examples": ["No more waiting: you read while the numbers arrive."], "rubricHints": ["Every sentence earns its place"]},
      {"level": 10, "criteria": "Effortless to follow and memorable", "examples": ["Read first, load later."], "rubricHints": ["Listeners could repeat it"]}]', true, 1, 1767225600000, 1767225600000),
    ('stutter_reduction', 'Stutter Reduction', 'Speak with an even flow: fewer blocks, repetitions and filled pauses.', 'fluency', '[
      {"level": 1, "criteria": "Frequent blocks and repetitions, long pauses", "rubricHints": ["Words begun several times", "Many filled pauses"]},
      {"level": 5, "criteria": "Moderate disfluency with some filled pauses", "rubricHints": ["Occasional restarts"]},
      {"level": 10, "criteria": "Smooth and natural flow", "rubricHints": ["Restarts are rare and unobtrusive"]}]', true, 2, 1767225600000, 1767225600000),
    ('sales_persuasiveness', 'Sales Persuasiveness', 'Move a listener to act: their benefit, proof, and a clear next step.', 'communication', '[
      {"level": 1, "criteria": "No persuasion: features instead of benefits", "rubricHints": ["No reference to the listener''s need"]},
      {"level": 5, "criteria": "Basic structure with some benefits and a simple call to action", "rubricHints": ["Some proof", "An ask is there"]},
      {"level": 10, "criteria": "Compelling: strong value proposition, emotional appeal, clear call to action", "rubricHints": ["Numbers and stories as proof", "A concrete next step with a date"]}]', true, 3, 1767225600000, 1767225600000),
    ('active_listening', 'Active Listening', 'Show that you heard: acknowledge, paraphrase, follow up.', 'communication', '[
      {"level": 0, "criteria": "Rarely acknowledges what was said", "rubricHints": ["Changes the subject"]},
      {"level": 5, "criteria": "Paraphrases, probes and validates", "rubricHints": ["Picks up the other''s words"]},
      {"level": 10, "criteria": "Anticipates what the other needs", "rubricHints": ["Checks understanding before answering"]}]', true, 4, 1767225600000, 1767225600000),
    ('storytelling', 'Storytelling', 'Turn events into a story with people, stakes and a turning point.', 'delivery', '[
      {"level": 0, "criteria": "A plain list of events", "rubricHints": ["No stakes"]},
      {"level": 5, "criteria": "A clear arc with stakes", "rubricHints": ["A beginning, a turning point, an end"]},
      {"level": 10, "criteria": "Vivid and memorable", "rubricHints": ["Scenes, voices, concrete detail"]}]', true, 5, 1767225600000, 1767225600000),
    ('questioning', 'Questioning', 'Ask open, probing questions that move the conversation on.', 'communication', '[
      {"level": 0, "criteria": "Closed questions or none", "rubricHints": ["Questions answered by yes or no"]},
      {"level": 5, "criteria": "A mix of open and probing questions", "rubricHints": ["Follow-ups on the answer"]},
      {"level": 10, "criteria": "Strategic questions that open new ground", "rubricHints": ["Each question builds on the last answer"]}]', true, 6, 1767225600000, 1767225600000),
    ('empathy', 'Empathy', 'Name and respect what the other person feels and needs.', 'communication', '[
      {"level": 0, "criteria": "Occasional acknowledgement", "rubricHints": ["Feelings pass unnoticed"]},
      {"level": 5, "criteria": "Regularly reflects the other''s view", "rubricHints": ["Names feelings"]},
      {"level": 10, "criteria": "Consistently anticipates how it is for the other", "rubricHints": ["Offers what the other needs before being asked"]}]', true, 7, 1767225600000, 1767225600000),
    ('confidence', 'Confidence', 'Stand behind your words: steady delivery, few hedges, a direct ask.', 'delivery', '[
      {"level": 0, "criteria": "Unsteady: hedges and apologies", "rubricHints": ["Maybe, just, sort of"]},
      {"level": 5, "criteria": "Steady delivery", "rubricHints": ["Few hedges", "States an opinion"]},
      {"level": 10, "criteria": "Authoritative presence", "rubricHints": ["Direct ask", "Owns decisions and numbers"]}]', true, 8, 1767225600000, 1767225600000);
