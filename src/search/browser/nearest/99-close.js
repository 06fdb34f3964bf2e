
  return relaxQuery;
});
